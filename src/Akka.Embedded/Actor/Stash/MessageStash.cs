using System.Runtime.CompilerServices;
using Akka.Dispatch;

namespace Akka.Actor.Internal;

/// <summary>A stash in front of a mailbox with two ends. Only the actor's own thread touches it.</summary>
internal sealed class MessageStash : IStash
{
    private readonly ActorCell _cell;
    private readonly IDequeBasedMessageQueueSemantics _mailbox;
    private List<Envelope> _messages = [];
    private ConditionalWeakTable<Terminated, object>? _insteadOfTerminated;
    private int _lastEnvelopeId;

    public MessageStash(ActorCell cell, bool bounded)
    {
        _cell = cell;
        var queue = cell.Mailbox.MessageQueue;
        _mailbox = queue as IDequeBasedMessageQueueSemantics ?? throw new ActorInitializationException(
            cell.Self,
            $"A stash needs a mailbox with a deque, and this one has a {queue.GetType().Name}. Such a mailbox is configured with:"
            + " my-custom-mailbox { mailbox-type = \"Akka.Dispatch.UnboundedDequeBasedMailbox\" }");
        var deploy = cell.Props.Deploy;
        Capacity = !bounded ? Deploy.NoStashSize
            : deploy.StashCapacity != Deploy.NoStashSize ? deploy.StashCapacity
            : cell.System.Mailboxes.StashCapacity(cell.Props.Dispatcher, cell.Props.Mailbox);
    }

    public int Count => _messages.Count;

    public bool IsEmpty => _messages.Count == 0;

    public bool NonEmpty => _messages.Count > 0;

    public bool IsFull => Capacity >= 0 && _messages.Count >= Capacity;

    public int Capacity { get; }

    public void Stash()
    {
        var message = _cell.CurrentMessage!;
        if (_cell.CurrentEnvelopeId == _lastEnvelopeId)
            throw new IllegalActorStateException($"The message {message} is stashed already");
        _lastEnvelopeId = _cell.CurrentEnvelopeId;
        if (Capacity > 0 && _messages.Count >= Capacity)
            throw new StashOverflowException($"Couldn't enqueue message {message} from {_cell.Sender} to stash of {_cell.Self}");
        _messages.Add(new Envelope(message, _cell.Sender));
        if (message is Terminated terminated && _cell.InsteadOfTerminated is { } custom)
            (_insteadOfTerminated ??= []).AddOrUpdate(terminated, custom);
    }

    public void Unstash()
    {
        if (_messages.Count == 0)
            return;
        var oldest = _messages[0];
        _messages.RemoveAt(0);
        PutBack(oldest);
    }

    public void UnstashAll() => UnstashAll(static _ => true);

    public void UnstashAll(Func<Envelope, bool> predicate)
    {
        var messages = Take();
        for (var i = messages.Count - 1; i >= 0; i--)
        {
            if (predicate(messages[i]))
                PutBack(messages[i]);
        }
    }

    public IEnumerable<Envelope> ClearStash() => Take();

    public void Prepend(IEnumerable<Envelope> envelopes) => _messages.InsertRange(0, envelopes.Distinct());

    private List<Envelope> Take()
    {
        var messages = _messages;
        if (messages.Count > 0)
            _messages = [];
        return messages.Count > 0 ? messages : [];
    }

    private void PutBack(Envelope envelope)
    {
        _mailbox.EnqueueFirst(envelope);
        // The cell only lets a Terminated through that it knows to be under way.
        if (envelope.Message is Terminated terminated)
        {
            object? custom = null;
            _insteadOfTerminated?.TryGetValue(terminated, out custom);
            _cell.TerminatedQueuedFor(terminated.ActorRef, custom);
        }
    }
}
