using System.Globalization;
using Akka.Actor.Internal;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// The cell of an actor: holds the instance, its mailbox, its children and its watches. What it does with them happens on the actor's
/// own turn; only sending, and making children of guardians, may come from any thread.
/// </summary>
public partial class ActorCell : IUntypedActorContext, ICell
{
    /// <summary>The incarnation that a path without one has.</summary>
    public const int UndefinedUid = 0;

    private static readonly Props Terminated = new TerminatedProps();

    private readonly IInternalActorRef _self;
    private volatile Mailbox _mailbox = null!;
    private ActorTaskScheduler? _taskScheduler;
    private Props _props;
    private ActorBase? _actor;

    internal ActorCell(ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
    {
        SystemImpl = system;
        _self = self;
        _props = props;
        Dispatcher = dispatcher;
        Parent = parent;
    }

    /// <inheritdoc/>
    public IActorRef Self => _self;

    /// <inheritdoc/>
    public ActorSystem System => SystemImpl;

    /// <inheritdoc/>
    public IInternalActorRef Parent { get; }

    /// <inheritdoc/>
    public Props Props => _props;

    /// <inheritdoc/>
    public MessageDispatcher Dispatcher { get; }

    /// <summary>The mailbox; that of the dead letters once the actor has stopped.</summary>
    public Mailbox Mailbox => _mailbox;

    /// <inheritdoc/>
    public IActorRef Sender { get; private set; } = null!;

    /// <summary>The message at hand, or <see langword="null"/>.</summary>
    public object? CurrentMessage { get; internal set; }

    /// <summary>Counts the messages of this actor.</summary>
    public int CurrentEnvelopeId { get; private set; }

    /// <inheritdoc/>
    public bool IsLocal => true;

    /// <inheritdoc/>
    public bool IsTerminated => _mailbox.IsClosed;

    /// <inheritdoc/>
    public bool HasMessages => _mailbox.HasMessages;

    /// <inheritdoc/>
    public int NumberOfMessages => _mailbox.NumberOfMessages;

    /// <summary>Runs the continuations of asynchronous handlers.</summary>
    public virtual ActorTaskScheduler TaskScheduler =>
        _taskScheduler ?? Interlocked.CompareExchange(ref _taskScheduler, new ActorTaskScheduler(this), null) ?? _taskScheduler;

    IActorRef IActorContext.Parent => Parent;

    internal static ActorCell? Current
    {
        get => InternalCurrentActorCellKeeper.Current;
        set => InternalCurrentActorCellKeeper.Current = value;
    }

    internal ActorSystemImpl SystemImpl { get; }

    internal ActorBase? Actor => _actor;

    internal bool ActorHasBeenCleared { get; private set; }

    internal Type ActorType => _actor?.GetType() ?? GetType();

    /// <summary>The reference of the actor that the calling thread runs, or <see cref="ActorRefs.NoSender"/>.</summary>
    public static IActorRef GetCurrentSelfOrNoSender() => Current?.Self ?? ActorRefs.NoSender;

    /// <summary>The sender that the actor on the calling thread is answering, or <see cref="ActorRefs.NoSender"/>.</summary>
    public static IActorRef GetCurrentSenderOrNoSender() => Current?.Sender ?? ActorRefs.NoSender;

    /// <summary>Runs an action with this cell as the calling thread's.</summary>
    public void UseThreadContext(Action action)
    {
        var outer = InternalCurrentActorCellKeeper.Current;
        InternalCurrentActorCellKeeper.Current = this;
        try
        {
            action();
        }
        finally
        {
            InternalCurrentActorCellKeeper.Current = outer;
        }
    }

    /// <inheritdoc/>
    public virtual void Start() => Dispatcher.Attach(this);

    /// <inheritdoc/>
    public void Suspend() => SendSystemMessage(new Dispatch.SysMsg.Suspend());

    /// <inheritdoc/>
    public void Resume(Exception? causedByFailure) => SendSystemMessage(new Dispatch.SysMsg.Resume(causedByFailure));

    /// <inheritdoc/>
    public void Restart(Exception cause) => SendSystemMessage(new Dispatch.SysMsg.Recreate(cause));

    /// <inheritdoc/>
    public void Stop() => SendSystemMessage(new Dispatch.SysMsg.Terminate());

    /// <inheritdoc/>
    public virtual void SendMessage(IActorRef sender, object message) =>
        SendMessage(new Envelope(message, sender, SystemImpl));

    /// <summary>Takes a message in. What the mailbox throws is logged, not thrown.</summary>
    public virtual void SendMessage(Envelope message)
    {
        try
        {
            Dispatcher.Dispatch(this, message);
        }
        catch (Exception cause)
        {
            Publish(new Error(cause, Parent.ToString()!, ActorType, "A message could not be put in the mailbox"));
        }
    }

    internal virtual void SendSystemMessage(Dispatch.SysMsg.SystemMessage message)
    {
        try
        {
            Dispatcher.SystemDispatch(this, message);
        }
        catch (Exception cause)
        {
            Publish(new Error(cause, Parent.ToString()!, ActorType, "A message could not be put in the mailbox"));
        }
    }

    /// <summary>Makes the mailbox; the order to make the instance is its first message.</summary>
    internal void Init(MailboxType mailboxType)
    {
        var queue = mailboxType.Create(Self, SystemImpl);
        var mailbox = new Mailbox(queue);
        mailbox.SetActor(this);
        _mailbox = mailbox;

        // The mailbox type may have promised more than it holds; that is a failure of the actor's creation, for its supervisor.
        Exception? failure = null;
        if (SystemImpl.Mailboxes.GetRequiredType(Props.Type) is { } required && !required.IsInstanceOfType(queue))
            failure = new ActorInitializationException(Self, $"Actor [{Self}] requires mailbox type [{required}] got [{queue?.GetType()}]");
        mailbox.SystemEnqueue(Self, new Dispatch.SysMsg.Create(failure));
    }

    internal Mailbox SwapMailbox(Mailbox mailbox) => Interlocked.Exchange(ref _mailbox, mailbox);

    internal void Publish(LogEvent logEvent) => SystemImpl.EventStream.Publish(logEvent);

    internal static (string Name, int Uid) GetNameAndUid(string name)
    {
        var hash = name.IndexOf('#');
        return hash < 0
            ? (name, UndefinedUid)
            : (name[..hash], int.Parse(name.AsSpan(hash + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
    }

    private static int NewUid() => Random.Shared.Next(1, int.MaxValue);
}
