using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class ReferenceConfigurationTests
{
    private static readonly Config Reference = ConfigurationFactory.Default();

    [Theory]
    [InlineData("akka.version", "0.0.1 Akka")]
    [InlineData("akka.loglevel", "INFO")]
    [InlineData("akka.stdout-loglevel", "WARNING")]
    [InlineData("akka.logger-startup-timeout", "5s")]
    [InlineData("akka.loggers-dispatcher", "akka.actor.default-dispatcher")]
    [InlineData("akka.log-config-on-start", "off")]
    [InlineData("akka.log-dead-letters", "10")]
    [InlineData("akka.log-dead-letters-during-shutdown", "off")]
    [InlineData("akka.log-dead-letters-suspend-duration", "5 minutes")]
    [InlineData("akka.actor.provider", "Akka.Actor.LocalActorRefProvider")]
    [InlineData("akka.actor.guardian-supervisor-strategy", "Akka.Actor.DefaultSupervisorStrategy")]
    [InlineData("akka.actor.creation-timeout", "20s")]
    [InlineData("akka.actor.unstarted-push-timeout", "10s")]
    [InlineData("akka.actor.ask-timeout", "infinite")]
    [InlineData("akka.actor.default-dispatcher.type", "Dispatcher")]
    [InlineData("akka.actor.default-dispatcher.executor", "default-executor")]
    [InlineData("akka.actor.default-dispatcher.throughput", "30")]
    [InlineData("akka.actor.default-dispatcher.throughput-deadline-time", "0ms")]
    [InlineData("akka.actor.internal-dispatcher.throughput", "5")]
    [InlineData("akka.actor.default-blocking-io-dispatcher.throughput", "1")]
    [InlineData("akka.actor.default-fork-join-dispatcher.dedicated-thread-pool.thread-count", "3")]
    [InlineData("akka.actor.default-fork-join-dispatcher.dedicated-thread-pool.threadtype", "background")]
    [InlineData("akka.actor.default-mailbox.mailbox-type", "Akka.Dispatch.UnboundedMailbox")]
    [InlineData("akka.actor.default-mailbox.mailbox-capacity", "1000")]
    [InlineData("akka.actor.default-mailbox.mailbox-push-timeout-time", "10s")]
    [InlineData("akka.actor.default-mailbox.stash-capacity", "-1")]
    [InlineData("akka.actor.mailbox.requirements.\"Akka.Dispatch.IBoundedMessageQueueSemantics\"", "akka.actor.mailbox.bounded-queue-based")]
    [InlineData("akka.actor.mailbox.requirements.\"Akka.Event.ILoggerMessageQueueSemantics\"", "akka.actor.mailbox.logger-queue")]
    [InlineData("akka.actor.mailbox.bounded-deque-based.mailbox-type", "Akka.Dispatch.BoundedDequeBasedMailbox")]
    [InlineData("akka.actor.debug.unhandled", "off")]
    [InlineData("akka.scheduler.implementation", "Akka.Actor.HashedWheelTimerScheduler")]
    [InlineData("akka.scheduler.tick-duration", "10ms")]
    [InlineData("akka.scheduler.ticks-per-wheel", "512")]
    [InlineData("akka.scheduler.shutdown-timeout", "5s")]
    [InlineData("akka.coordinated-shutdown.default-phase-timeout", "5 s")]
    [InlineData("akka.coordinated-shutdown.terminate-actor-system", "on")]
    [InlineData("akka.coordinated-shutdown.exit-clr", "off")]
    [InlineData("akka.coordinated-shutdown.run-by-clr-shutdown-hook", "on")]
    [InlineData("akka.coordinated-shutdown.run-by-actor-system-terminate", "on")]
    [InlineData("akka.coordinated-shutdown.phases.actor-system-terminate.timeout", "10 s")]
    public void Default_OfAKey_IsAkkas(string path, string expected) => Assert.Equal(expected, Reference.GetString(path));

    [Fact]
    public void Default_OfTheLists_IsAkkas()
    {
        Assert.Equal(["Akka.Event.DefaultLogger"], Reference.GetStringList("akka.loggers"));
        Assert.Empty(Reference.GetStringList("akka.extensions"));
        Assert.Equal(
            ["before-actor-system-terminate"],
            Reference.GetStringList("akka.coordinated-shutdown.phases.actor-system-terminate.depends-on"));
    }

    [Fact]
    public void Default_OfTheShutdownPhases_HasAllInOrder() => Assert.Equal(
        [
            "before-service-unbind", "service-unbind", "service-requests-done", "service-stop", "before-cluster-shutdown",
            "cluster-sharding-shutdown-region", "cluster-leave", "cluster-exiting", "cluster-exiting-done",
            "cluster-shutdown", "before-actor-system-terminate", "actor-system-terminate",
        ],
        Reference.GetConfig("akka.coordinated-shutdown.phases").AsEnumerable().Select(pair => pair.Key));
}
