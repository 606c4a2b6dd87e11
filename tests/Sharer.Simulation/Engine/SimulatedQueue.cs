using Akka.Actor;
using Akka.Dispatch.MessageQueues;

namespace Sharer.Simulation.Engine;

/// <summary>The library's queue. What the engine does with it under a lock of its own runs without interruption.</summary>
/// <remarks>
/// The engine's locks are real: a fiber that were preempted while it has one would block the thread of the next that wants it. It has
/// one while it cleans up, and afterwards whenever it takes late messages out.
/// </remarks>
internal sealed class SimulatedQueue(IMessageQueue queue, string owner) : IMessageQueue
{
    private bool _cleanedUp;

    /// <summary>What a run of this mailbox is called.</summary>
    public string Name { get; } = $"actor of {owner}";

    public bool HasMessages => queue.HasMessages;

    public int Count => queue.Count;

    public void Enqueue(IActorRef receiver, Envelope envelope) => queue.Enqueue(receiver, envelope);

    public bool TryDequeue(out Envelope envelope)
    {
        if (!_cleanedUp)
            return queue.TryDequeue(out envelope);
        Fiber.Current?.BeginUndisturbed();
        var found = queue.TryDequeue(out envelope);
        Fiber.Current?.EndUndisturbed();
        return found;
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        _cleanedUp = true;
        Fiber.Current?.BeginUndisturbed();
        queue.CleanUp(owner, deadletters);
        Fiber.Current?.EndUndisturbed();
    }
}
