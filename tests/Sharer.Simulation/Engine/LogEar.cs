using Akka.Actor;
using Akka.Event;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Engine;

/// <summary>Hears of errors and dead letters on the fiber that they come from, and writes them into the history.</summary>
internal sealed class LogEar(ActorPath path) : ActorRefBase
{
    public override ActorPath Path { get; } = path;

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Error error && Fiber.Current is { } fiber)
            fiber.Scheduler.Belonging(() => new History(fiber.Scheduler)).Add(EventKind.Logged, about: error.Message.ToString());
        else if (message is DeadLetter { Sender: Answer answer })
            answer.Lose();
    }
}
