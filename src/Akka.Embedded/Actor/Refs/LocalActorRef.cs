using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>The reference of an actor in this process.</summary>
public class LocalActorRef : ActorRefWithCell, IInternalActorRef
{
    private readonly ActorCell _cell;
    private readonly IInternalActorRef _supervisor;
    private readonly ActorSystemImpl _system;

    internal LocalActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
    {
        _system = system;
        _supervisor = supervisor;
        Path = path;
        MailboxType = mailboxType;
        _cell = NewActorCell(system, this, props, dispatcher, supervisor);
        _cell.Init(mailboxType);
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <summary>The actor's cell.</summary>
    public ActorCell Cell => _cell;

    /// <inheritdoc/>
    public override ICell Underlying => _cell;

    /// <inheritdoc/>
    public override IEnumerable<IActorRef> Children => _cell.GetChildren();

    /// <inheritdoc/>
    public virtual IInternalActorRef Parent => _supervisor;

    /// <inheritdoc/>
    public IActorRefProvider Provider => _system.Provider;

    /// <inheritdoc/>
    public bool IsLocal => true;

    /// <inheritdoc/>
    public bool IsTerminated => _cell.IsTerminated;

    /// <summary>The system.</summary>
    protected ActorSystem System => _system;

    /// <summary>What the actor was made from.</summary>
    protected Props Props => _cell.Props;

    /// <summary>What runs the actor.</summary>
    protected MessageDispatcher Dispatcher => _cell.Dispatcher;

    /// <summary>The supervisor.</summary>
    protected IInternalActorRef Supervisor => _supervisor;

    /// <summary>What made the actor's queue.</summary>
    protected MailboxType MailboxType { get; }

    /// <inheritdoc/>
    public void Start() => _cell.Start();

    /// <inheritdoc/>
    public void Stop() => _cell.Stop();

    /// <inheritdoc/>
    public void Suspend() => _cell.Suspend();

    /// <inheritdoc/>
    public void Resume(Exception? causedByFailure = null) => _cell.Resume(causedByFailure);

    /// <inheritdoc/>
    public void Restart(Exception cause) => _cell.Restart(cause);

    /// <inheritdoc/>
    public override IInternalActorRef GetSingleChild(string name) => _cell.GetSingleChild(name);

    /// <inheritdoc/>
    public IActorRef GetChild(IReadOnlyList<string> name)
    {
        IInternalActorRef at = this;
        for (var i = 0; i < name.Count; i++)
        {
            if (name[i].Length == 0)
                continue;
            if (at is not LocalActorRef local)
                return at.GetChild([.. name.Skip(i)]);
            at = name[i] == ".." ? local.Parent : local.GetSingleChild(name[i]);
            if (at is Nobody)
                return at;
        }

        return at;
    }

    void IInternalActorRef.SendSystemMessage(SystemMessage message) => _cell.SendSystemMessage(message);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender) => _cell.SendMessage(sender, message);

    internal virtual ActorCell NewActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new(system, self, props, dispatcher, supervisor);
}
