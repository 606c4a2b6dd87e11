using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Embedded.Tests.Actor;

public sealed class ReceiveTimeoutTests : TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Almost = TimeSpan.FromSeconds(9);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    public ReceiveTimeoutTests()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private sealed record Quiet : INotInfluenceReceiveTimeout;

    private async Task<IActorRef> TimedAsync()
    {
        var made = 0;
        var configure = (Configured it) =>
        {
            var instance = Interlocked.Increment(ref made);
            it.Receive<ReceiveTimeout>(_ => TestActor.Tell($"timeout of {instance}"));
            it.Receive<TimeSpan>(time => Configured.Context.SetReceiveTimeout(time));
            it.Receive<Exception>(failure => ExceptionDispatchInfo.Throw(failure));
            it.Receive<Quiet>(_ => it.Sender.Tell("done"));
            it.Receive<string>(text => Configured.Context.SetReceiveTimeout(text == "off" ? null : Configured.Context.ReceiveTimeout));
        };
        var actor = Sys.ActorOf(Props.Create(() => new Configured(configure)));
        actor.Tell(Limit);
        await Done(actor);
        return actor;
    }

    // Once the next message is at hand, what the one before has set is set.
    private static Task Done(IActorRef actor) => actor.Ask<string>(new Quiet(), Waits.Patience);

    private void Advance(TimeSpan time) => ((TestScheduler)Sys.Scheduler).Advance(time);

    [Fact]
    public async Task Message_BeforeTheTime_BeginsItAnew()
    {
        var actor = await TimedAsync();

        Advance(Almost);
        actor.Tell("message");
        await Done(actor);
        Advance(Almost);
        await Done(actor);
        Assert.False(HasMessages);
        Advance(Rest);

        ExpectMsg("timeout of 1", Waits.Patience);
    }

    [Fact]
    public async Task Message_ThatDoesNotInfluenceTheTime_LetsItGoOn()
    {
        var actor = await TimedAsync();

        Advance(Almost);
        await Done(actor);
        Advance(Rest);

        ExpectMsg("timeout of 1", Waits.Patience);
    }

    [Fact]
    public async Task SetReceiveTimeout_ToNull_EndsIt()
    {
        var actor = await TimedAsync();

        actor.Tell("off");
        await Done(actor);
        Advance(Limit + Limit);
        await Done(actor);

        Assert.False(HasMessages);
    }

    [Fact]
    public async Task Restart_OfTheActor_KeepsTheTime()
    {
        var actor = await TimedAsync();

        actor.Tell(new FormatException());
        await Done(actor);
        Advance(Limit);

        ExpectMsg("timeout of 2", Waits.Patience);
    }

    [Fact]
    public async Task Stop_OfTheActor_EndsTheTime()
    {
        var actor = await TimedAsync();
        Sys.EventStream.Subscribe(TestActor, typeof(Event.DeadLetter));
        Watch(actor);

        Sys.Stop(actor);
        ExpectTerminated(actor, Waits.Patience);
        Advance(Limit);

        ExpectNoMsg(Waits.Moment);
    }
}
