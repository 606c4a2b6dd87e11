using Akka.Actor;
using Sharer.Calls;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>The last moment before a call is in the mailbox: whoever makes one stands there until the test lets him go on.</summary>
internal sealed class Doorstep : ActorRefBase, IDisposable
{
    private readonly Gate _gate = new();
    private readonly IActorRef _actor;
    private int _calls;

    private Doorstep(IActorRef actor) => _actor = actor;

    public override ActorPath Path => _actor.Path;

    public Task Reached => _gate.Reached;

    /// <summary>The actor behind the door.</summary>
    public IActorRef Actor => _actor;

    /// <summary>Stands before the actor from here on; only the first call stops.</summary>
    public static Doorstep Before<T>(SharedRef<T> shared) where T : class
    {
        var door = new Doorstep(shared.Resource.Actor);
        shared.Resource.Actor = door;
        return door;
    }

    public void Open() => _gate.Open();

    public void Dispose() => Open();

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is Call && Interlocked.Increment(ref _calls) == 1)
            _gate.Pass();
        _actor.Tell(message, sender);
    }
}
