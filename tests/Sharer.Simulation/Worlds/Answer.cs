using Akka.Actor;
using Sharer.Instruments;
using Sharer.Simulation.Histories;

namespace Sharer.Simulation.Worlds;

/// <summary>The sender of one message, who takes the answer.</summary>
internal sealed class Answer(World world, CallRecord call, Gate answered) : ActorRefBase
{
    public override ActorPath Path { get; } = world.System.DeadLetters.Path.Root / "temp" / $"asker-{call.Number}";

    /// <summary>The message came too late for anybody to answer it.</summary>
    public void Lose()
    {
        world.History.Add(EventKind.Lost, call);
        call.IsLost = true;
        answered.Open();
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Status.Failure failure)
            world.History.Answer(call, Ended.Of(failure.Cause));
        else
            world.History.Answer(call, new Ended(Ending.Result, null), message is Status.Success success ? success.Status : message);
        answered.Open();
    }
}
