using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>A reference without an actor: it has no life cycle and drops what it is told unless a derived class takes it.</summary>
public abstract class MinimalActorRef : ActorRefBase, IInternalActorRef
{
    /// <inheritdoc/>
    public virtual IInternalActorRef Parent => ActorRefs.Nobody;

    IActorRefProvider IInternalActorRef.Provider =>
        throw new NotSupportedException($"{GetType()} has no provider.");

    /// <inheritdoc/>
    public virtual bool IsLocal => true;

    /// <inheritdoc/>
    public virtual bool IsTerminated => false;

    /// <inheritdoc/>
    public virtual IActorRef GetChild(IReadOnlyList<string> name)
    {
        for (var i = 0; i < name.Count; i++)
        {
            if (!string.IsNullOrEmpty(name[i]))
                return ActorRefs.Nobody;
        }

        return this;
    }

    /// <inheritdoc/>
    public virtual void Resume(Exception? causedByFailure = null)
    {
    }

    /// <inheritdoc/>
    public virtual void Start()
    {
    }

    /// <inheritdoc/>
    public virtual void Stop()
    {
    }

    /// <inheritdoc/>
    public virtual void Restart(Exception cause)
    {
    }

    /// <inheritdoc/>
    public virtual void Suspend()
    {
    }

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
    }

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => SendSystemMessage(message);

    internal virtual void SendSystemMessage(SystemMessage message)
    {
    }
}
