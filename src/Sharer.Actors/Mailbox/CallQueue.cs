using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Sharer.Calls;
using Sharer.Resource;

namespace Sharer.Mailbox;

/// <summary>What waits for a resource: its calls, and the messages by which its actor steers itself, which pass them.</summary>
/// <remarks>
/// Invariants:
/// <list type="number">
/// <item>While the gate is closed no call comes out; messages that are not calls always do.</item>
/// <item>Once closed for good nothing stays inside: a sender pushes first and looks at the flag afterwards, the closer sets the flag
/// first and empties afterwards, both with a full fence between, so one of the two sees the other.</item>
/// </list>
/// </remarks>
internal sealed class CallQueue(ResourceCore resource) : IMessageQueue
{
    private readonly WaitingCalls _calls = new(resource.Hot);
    private ControlQueue? _control;
    private int _controlCount;
    private bool _gateClosed;
    private int _closed;
    private int _toFail;

    /// <summary>Asked by the mailbox after it has gone idle, which is a full fence, and by the clock: whether there is anything to do.</summary>
    public bool HasMessages =>
        Volatile.Read(ref _controlCount) > 0 || (AreCallsLetOut && (!_calls.IsAsleep || resource.Admission.IsToBeFilled));

    /// <summary>Whether a call waits that may come out, or a message by which the actor steers itself.</summary>
    internal bool IsSomethingWaiting => HasControl || (AreCallsLetOut && !_calls.IsEmpty);

    public int Count => Volatile.Read(ref _controlCount) + _calls.Count;

    internal WaitingCalls Calls => _calls;

    // Made for the first message: most resources never get one, and all are to be small while they are idle.
    private ControlQueue Control
    {
        get
        {
            if (Volatile.Read(ref _control) is { } control)
            {
                return control;
            }

            var made = new ControlQueue();
            return Interlocked.CompareExchange(ref _control, made, null) ?? made;
        }
    }

    // Out of a closed queue calls are only taken to be failed.
    private bool AreCallsLetOut => !GateClosed && !IsClosed;

    internal bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>Keeps calls back while the resource is not there or a turn is held. Set within the actor's turn, so that the mailbox looks again afterwards.</summary>
    internal bool GateClosed
    {
        get => Volatile.Read(ref _gateClosed);
        set => Volatile.Write(ref _gateClosed, value);
    }

    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        switch (envelope.Message)
        {
            case CallsWait:
                break;
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
                // Who enqueues has the mailbox looked at afterwards, so the count may follow the message.
                Control.Enqueue(envelope);
                Interlocked.Increment(ref _controlCount);
                break;
        }
    }

    public bool TryDequeue(out Envelope envelope)
    {
        if (Volatile.Read(ref _controlCount) > 0 && Control.TryDequeue(out envelope))
        {
            Interlocked.Decrement(ref _controlCount);
            return true;
        }

        if (AreCallsLetOut && TakeOrSleep() is { } call)
        {
            envelope = new Envelope(call, ActorRefs.NoSender);
            return true;
        }

        envelope = default;
        return false;
    }

    // The call before left its place without a fence; taking the next one is that fence or, where there is none, going idle (HasMessages).
    private Call? TakeOrSleep()
    {
        var call = _calls.TakeOrSleep();
        return resource.Admission.IsToBeFilled ? FillPlaceAfter(call) : call;
    }

    private Call? FillPlaceAfter(Call? call)
    {
        try
        {
            resource.Admission.FillPlaces();
        }
        catch when (call is not null)
        {
            // An interrupt of the thread that was meant for the call before ends the wait for the admission's lock. Nobody else knows
            // of the call that has come out.
            PutBack(call);
            throw;
        }

        return call ?? _calls.TakeOrSleep();
    }

    /// <summary>Whether a message waits by which the actor steers itself.</summary>
    internal bool HasControl => Volatile.Read(ref _controlCount) > 0;

    /// <summary>Puts back a call that came out and cannot run yet.</summary>
    internal void PutBack(Call call)
    {
        _calls.PutBack(call);
        // The closer's fence has this one for its pair: leaving the spin lock is none.
        Interlocked.MemoryBarrier();
        if (IsClosed)
        {
            FailAll();
        }
        else
        {
            resource.LookAtReturned(call);
        }
    }

    /// <summary>From here on every call that comes, or is here, fails as not started.</summary>
    internal void Close()
    {
        Interlocked.Exchange(ref _closed, 1);
        FailAll();
    }

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        resource.Close();
        while (Volatile.Read(ref _control) is { } control && control.TryDequeue(out var envelope))
        {
            if (envelope.Message is not IControlMessage)
            {
                deadletters.Enqueue(owner, envelope);
            }
        }
    }

    /// <returns>Whether the actor has to be woken.</returns>
    internal bool Push(Call call)
    {
        var wake = _calls.Push(call);
        if (IsClosed)
        {
            FailAll();
            return false;
        }

        return wake;
    }

    // Whoever pushes into the closed queue meanwhile leaves the failing to the run that is under way.
    private void FailAll()
    {
        if (Interlocked.Increment(ref _toFail) != 1)
        {
            return;
        }

        var runs = 1;
        do
        {
            while (_calls.Take() is { } call)
            {
                resource.Admission.Leave();
                if (resource.RefuseTaken(call, EndReason.Stopped))
                {
                    resource.LookAtStop();
                }
            }

            runs = Interlocked.Add(ref _toFail, -runs);
        }
        while (runs != 0);
    }
}
