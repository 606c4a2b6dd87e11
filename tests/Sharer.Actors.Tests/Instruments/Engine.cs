using Akka.Actor;
using Akka.Configuration;

namespace Sharer.Instruments;

/// <summary>One actor system for all tests of a class: quiet, but with every log event on its event stream.</summary>
public sealed class Engine : IAsyncLifetime
{
    private static int s_count;

    public ActorSystem System { get; } = Start();

    public static ActorSystem Start(string hocon = "") => ActorSystem.Create(
        $"contract-{Interlocked.Increment(ref s_count)}",
        ConfigurationFactory.ParseString($"akka {{ loglevel = DEBUG, stdout-loglevel = OFF, loggers = [], log-dead-letters = off }}\n{hocon}"));

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => System.Terminate().Soon();
}
