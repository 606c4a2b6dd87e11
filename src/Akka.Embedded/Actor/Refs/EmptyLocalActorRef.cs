using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The reference of a path where no actor is: what it is told are dead letters.</summary>
public class EmptyLocalActorRef : MinimalActorRef, IInternalActorRef
{
    private readonly EventStream _eventStream;

    /// <summary>A reference with its path.</summary>
    public EmptyLocalActorRef(IActorRefProvider provider, ActorPath path, EventStream eventStream)
    {
        Provider = provider;
        Path = path;
        _eventStream = eventStream;
    }

    /// <inheritdoc/>
    public override ActorPath Path { get; }

    /// <inheritdoc/>
    public IActorRefProvider Provider { get; }

    /// <inheritdoc/>
    public override bool IsTerminated => true;

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        if (message is null)
            throw new InvalidMessageException("Message is null");
        if (message is DeadLetter letter)
            SpecialHandle(letter.Message, letter.Sender);
        else if (!SpecialHandle(message, sender))
            _eventStream.Publish(new DeadLetter(message, SenderOf(sender), this));
    }

    /// <summary>Takes what even a missing actor answers; true when it has.</summary>
    protected virtual bool SpecialHandle(object message, IActorRef sender)
    {
        switch (message)
        {
            case Watch watch:
                if (watch.Watchee.Equals(this) && !watch.Watcher.Equals(this))
                    watch.Watcher.SendSystemMessage(new DeathWatchNotification(watch.Watchee, existenceConfirmed: false, addressTerminated: false));
                return true;
            case Unwatch:
                return true;
            case Identify identify:
                sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                return true;
            case ActorSelectionMessage { Message: Identify identify } selection:
                if (!selection.WildCardFanOut)
                    sender?.Tell(new ActorIdentity(identify.MessageId, null), this);
                return true;
            case ActorSelectionMessage { Message: IDeadLetterSuppression suppressed }:
                _eventStream.Publish(new SuppressedDeadLetter(suppressed, SenderOf(sender), this));
                return true;
            case ActorSelectionMessage selection:
                _eventStream.Publish(new DeadLetter(selection.Message, SenderOf(sender), this));
                return true;
            case IDeadLetterSuppression suppressed:
                _eventStream.Publish(new SuppressedDeadLetter(suppressed, SenderOf(sender), this));
                return true;
            default:
                return false;
        }
    }

    internal override void SendSystemMessage(SystemMessage message) => SpecialHandle(message, Provider.DeadLetters);

    private IActorRef SenderOf(IActorRef sender) => sender.IsNobody() ? Provider.DeadLetters : sender;
}
