using Akka.Actor;
using Akka.Event;
using Sharer.Calls;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Direct;

/// <summary>What stands in for the actor of a resource that has none: whoever sends a message works off the queue himself, or has the pool do so.</summary>
/// <remarks>
/// Invariant: the queue is worked off by one thread at a time. Who comes while another works counts himself in <c>_visits</c> after his
/// message is in the queue; who works goes round again until nobody has come since he last looked.
/// </remarks>
internal sealed class DirectRef<T> : ActorRefBase where T : class
{
    private readonly SharedResource<T> _resource;
    private readonly ResourceWork<T> _work;
    private int _visits = 1;
    private bool _ended;

    internal DirectRef(SharedResource<T> resource)
    {
        _resource = resource;
        _work = new ResourceWork<T>(resource);
        Path = new RootActorPath(new Address("sharer", "direct")) / resource.PathElement;
    }

    public override ActorPath Path { get; }

    /// <summary>Makes the resource, on this thread.</summary>
    internal void Start()
    {
        _work.Start(this, pinned: false);
        WorkOff(visits: 1);
    }

    protected override void TellInternal(object message, IActorRef sender)
    {
        if (ReferenceEquals(message, CallsWait.Again))
        {
            // Here nothing has been dropped, and each call runs where it was made.
            return;
        }

        _resource.Queue.Enqueue(this, new Envelope(message, sender));
        if (Interlocked.Increment(ref _visits) != 1)
        {
            return;
        }

        if (message is PendingEnded || CallClock.IsWalkedHere || _resource.Admission.IsLockedHere)
        {
            // Whoever ends a held turn may do so in the middle of its interruption, which the end of the turn waits for; the clock's
            // thread has everybody's limits to keep, and for the admission's lock others wait.
            ThreadPool.UnsafeQueueUserWorkItem(static direct => direct.WorkOff(visits: 1), this, preferLocal: false);
        }
        else
        {
            WorkOff(visits: 1);
        }
    }

    private void WorkOff(int visits)
    {
        do
        {
            while (_resource.Queue.TryDequeue(out var envelope))
            {
                Handle(envelope.Message);
            }

            // As a mailbox does when it goes idle: the last call has left its place, and somebody may have been suspended meanwhile.
            Interlocked.MemoryBarrier();
            _resource.Admission.FillPlace();
            visits = Interlocked.Add(ref _visits, -visits);
        }
        while (visits != 0);
    }

    private void Handle(object message)
    {
        try
        {
            if (message is Call<T> call)
            {
                _work.Run(call);
            }
            else if (message is IControlMessage control)
            {
                _work.Steer(control);
            }
        }
        catch (Exception e)
        {
            _resource.Log.Error(e, "'{0}' failed at its own work: {1}", _resource.Name, e.Message);
            _work.Abandon(e);
        }

        if (_work.IsDisposedOf && !_ended)
        {
            _ended = true;
            _work.End();
        }
    }
}
