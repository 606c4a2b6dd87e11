using Akka.Actor;
using Akka.Event;
using Sharer.Simulation.Histories;

namespace Sharer.Simulation.Engine;

/// <summary>Hears what is logged as an error, on the fiber that logs it, and writes it into the history.</summary>
internal sealed class LogEar(ActorPath path) : ActorRefBase
{
    public override ActorPath Path { get; } = path;

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Error error && Fiber.Current is { } fiber)
            fiber.Scheduler.Belonging(() => new History(fiber.Scheduler)).Add(EventKind.Logged, about: error.Message.ToString());
    }
}
