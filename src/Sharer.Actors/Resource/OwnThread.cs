using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Akka.Actor;
using Akka.Event;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>The thread of a pinned resource, to which the continuations of a held turn come back.</summary>
/// <remarks>
/// While the actor lives each continuation is one message to it, so that whatever else the actor is told gets its turn between two of
/// them. When the actor has stopped beside a held turn its thread pumps until the turn has ended (<see cref="PumpUntil"/>). What is
/// posted after that has no thread to come back to and runs on the thread pool.
/// </remarks>
internal sealed class OwnThread(IActorRef self, ILoggingAdapter log) : SynchronizationContext
{
    private readonly ConcurrentQueue<Posted> _posted = new();
    private readonly object _gate = new();
    private Stage _stage = Stage.Messages;
    private bool _inTurn;

    private enum Stage
    {
        Messages,
        Pumping,
        Over,
    }

    public override void Post(SendOrPostCallback d, object? state) => Post(new Posted(d, state));

    /// <summary>Runs a callback on the resource's thread and waits for it; right here once the turn has ended, for the thread may then
    /// be waiting for who sends (an interrupt that runs callbacks of a token does).</summary>
    public override void Send(SendOrPostCallback d, object? state)
    {
        if (ReferenceEquals(Current, this))
        {
            d(state);
            return;
        }

        var sent = new Posted(d, state);
        Post(sent);
        lock (_gate)
        {
            while (!sent.IsDone && _inTurn)
            {
                Monitor.Wait(_gate);
            }
        }

        sent.TryRun();
        lock (_gate)
        {
            while (!sent.IsDone)
            {
                Monitor.Wait(_gate);
            }
        }

        if (sent.Thrown is { } thrown)
        {
            ExceptionDispatchInfo.Throw(thrown);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>A turn begins that may be held.</summary>
    internal void BeginTurn()
    {
        lock (_gate)
        {
            _inTurn = true;
        }
    }

    /// <summary>The turn has ended: nobody has to wait for this thread on its account any more.</summary>
    internal void EndTurn()
    {
        lock (_gate)
        {
            _inTurn = false;
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Runs <paramref name="work"/> so that its awaits come back to this thread.</summary>
    internal void Run(Action work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    /// <summary>Runs the next callback that has been posted, on this thread.</summary>
    internal void RunNext()
    {
        if (_posted.TryDequeue(out var posted))
        {
            Run(() => posted.TryRun());
            if (posted.Thrown is { } e)
            {
                log.Error(e, "A continuation on the resource's thread threw: {0}", e.Message);
            }

            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>Keeps this thread at work on what is posted until <paramref name="over"/> says so; <see cref="Wake"/> has it asked again.</summary>
    internal void PumpUntil(Func<bool> over)
    {
        lock (_gate)
        {
            _stage = Stage.Pumping;
        }

        while (true)
        {
            RunNext();
            lock (_gate)
            {
                if (over())
                {
                    return;
                }

                if (_posted.IsEmpty)
                {
                    Monitor.Wait(_gate);
                }
            }
        }
    }

    internal void Wake()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>The thread goes; what is left, or posted later, runs on the thread pool.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _stage = Stage.Over;
            _inTurn = false;
            Monitor.PulseAll(_gate);
        }

        while (_posted.TryDequeue(out var posted))
        {
            RunElsewhere(posted);
        }
    }

    private void Post(Posted posted)
    {
        lock (_gate)
        {
            if (_stage == Stage.Over)
            {
                RunElsewhere(posted);
                return;
            }

            _posted.Enqueue(posted);
            if (_stage == Stage.Pumping)
            {
                Monitor.PulseAll(_gate);
                return;
            }
        }

        self.Tell(TurnContinues.Instance, ActorRefs.NoSender);
    }

    private void RunElsewhere(Posted posted) => ThreadPool.QueueUserWorkItem(
        static work =>
        {
            work.posted.TryRun();
            if (work.posted.Thrown is { } e)
            {
                work.log.Error(e, "A continuation of a turn whose thread has gone threw: {0}", e.Message);
            }
        },
        (posted, log),
        preferLocal: false);

    /// <summary>A callback that runs once, on whichever thread comes first.</summary>
    private sealed class Posted(SendOrPostCallback callback, object? state)
    {
        private int _claimed;
        private volatile bool _done;

        internal bool IsDone => _done;

        internal Exception? Thrown { get; private set; }

        internal void TryRun()
        {
            if (Interlocked.Exchange(ref _claimed, 1) != 0)
            {
                return;
            }

            try
            {
                callback(state);
            }
            catch (Exception e)
            {
                Thrown = e;
            }
            finally
            {
                _done = true;
            }
        }
    }
}
