using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Mailbox;

/// <summary>What waits for a resource: calls in their lanes, and the messages by which its actor steers itself, which pass them.</summary>
/// <remarks>
/// Invariants:
/// <list type="number">
/// <item>Senders touch the inbox alone: one compare-and-swap, no lock. The lanes belong to whoever holds the lock, which is the actor
/// between two calls and, rarely, who ends a waiting call from outside.</item>
/// <item>A call is in the inbox, in the lanes, or out of the queue, and is moved from the one to the other under the lock. So under
/// the lock nothing is missed, and <see cref="HasMessages"/> never misses a call that is just being moved.</item>
/// <item>While the gate is closed no call comes out; messages that are not calls always do.</item>
/// <item>Once closed for good nothing stays inside: a sender pushes first and looks at the flag afterwards, the closer sets the flag
/// first and empties afterwards, both with a full fence between, so one of the two sees the other.</item>
/// </list>
/// </remarks>
internal sealed class CallQueue(ResourceCore resource) : IMessageQueue
{
    private readonly ConcurrentQueue<Envelope> _control = new();
    private readonly Lanes _lanes = new();
    private readonly Lock _lock = new();
    private Call? _inbox;
    private volatile bool _gateClosed;
    private int _closed;
    private int _toFail;

    public bool HasMessages => !_control.IsEmpty || (!_gateClosed && HasCalls);

    public int Count => _control.Count + WaitingCalls;

    /// <summary>How many calls wait here.</summary>
    internal int WaitingCalls
    {
        get
        {
            lock (_lock)
            {
                Collect();
                return _lanes.Count;
            }
        }
    }

    internal bool HasCalls
    {
        get
        {
            if (Volatile.Read(ref _inbox) is not null)
            {
                return true;
            }

            lock (_lock)
            {
                return _inbox is not null || _lanes.Count > 0;
            }
        }
    }

    internal bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Keeps calls back while the resource is not there or a turn is held. Only the actor does this, within its own turn.</summary>
    internal bool GateClosed
    {
        get => _gateClosed;
        set => _gateClosed = value;
    }

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        switch (envelope.Message)
        {
            case Call call:
                Push(call);
                break;
            case PoisonPill:
                resource.StopAfterWaiting();
                break;
            case var message when resource.TryAccept(message, envelope.Sender, out var call):
                if (call is not null)
                {
                    Push(call);
                }

                break;
            default:
                _control.Enqueue(envelope);
                break;
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        if (!_control.IsEmpty && _control.TryDequeue(out envelope))
        {
            return true;
        }

        if (!_gateClosed && Take() is { } call)
        {
            envelope = new Envelope(call, ActorRefs.NoSender);
            return true;
        }

        envelope = default;
        return false;
    }

    /// <summary>Takes a waiting call out, if it is still here; its place is then free.</summary>
    internal bool Remove(Call call)
    {
        lock (_lock)
        {
            Collect();
            if (!_lanes.Contains(call))
            {
                return false;
            }

            _lanes.Remove(call);
            return true;
        }
    }

    /// <summary>Takes a call out that has ended in the life in which it was sent, if it is still here; its place is then free.</summary>
    internal bool RemoveEnded(Call call, int stateWhenSent)
    {
        lock (_lock)
        {
            Collect();
            if (!_lanes.Contains(call) || !call.IsSettledSince(stateWhenSent))
            {
                return false;
            }

            _lanes.Remove(call);
            return true;
        }
    }

    /// <summary>Takes out the call that has waited longest in the lowest lane, for the taker to fail; its place is then free.</summary>
    internal Call? TakeOldest()
    {
        lock (_lock)
        {
            Collect();
            if (_lanes.OldestOfLowest() is not { } call)
            {
                return null;
            }

            _lanes.Remove(call);
            return call;
        }
    }

    /// <summary>Adds every waiting call whose time is up to <paramref name="expired"/>.</summary>
    internal void CopyExpired(in Tick tick, List<Call> expired)
    {
        lock (_lock)
        {
            Collect();
            _lanes.CopyExpired(tick, expired);
        }
    }

    /// <summary>Takes the next call out whatever the gate says; the taker fails it.</summary>
    internal Call? TakeToFail() => Take();

    /// <summary>From here on every call that comes, or is here, fails as not started.</summary>
    internal void Close()
    {
        Interlocked.Exchange(ref _closed, 1);
        FailAll();
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        resource.Close();
        while (_control.TryDequeue(out var envelope))
        {
            if (envelope.Message is not IControlMessage)
            {
                deadletters.Enqueue(owner, envelope);
            }
        }
    }

    private Call? Take()
    {
        lock (_lock)
        {
            Collect();
            return _lanes.Take();
        }
    }

    private void Push(Call call)
    {
        Call? head;
        do
        {
            head = Volatile.Read(ref _inbox);
            call.Next = head;
        }
        while (Interlocked.CompareExchange(ref _inbox, call, head) != head);

        if (IsClosed)
        {
            FailAll();
        }
    }

    // Failing a call lets a suspended one in, which is pushed and has to be failed as well: the outermost run does that too, so that
    // the stack does not grow with the number of suspended callers.
    private void FailAll()
    {
        if (Interlocked.Increment(ref _toFail) != 1)
        {
            return;
        }

        var runs = 1;
        do
        {
            while (Take() is { } call)
            {
                resource.Admission.Leave();
                resource.TryEnd(call, call.State, EndReason.Stopped);
            }

            runs = Interlocked.Add(ref _toFail, -runs);
        }
        while (runs != 0);
    }

    // The inbox is a stack, the newest call on top; the lanes want them in the order in which they came.
    private void Collect()
    {
        if (_inbox is null)
        {
            return;
        }

        var newest = Interlocked.Exchange(ref _inbox, null);
        Call? oldest = null;
        while (newest is not null)
        {
            var next = newest.Next;
            newest.Next = oldest;
            oldest = newest;
            newest = next;
        }

        while (oldest is not null)
        {
            var next = oldest.Next;
            _lanes.Add(oldest);
            oldest = next;
        }
    }
}
