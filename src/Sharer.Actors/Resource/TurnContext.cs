using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>Brings the continuations of a held turn back to the resource's own thread (pinned dispatcher).</summary>
/// <remarks>
/// While the actor lives a continuation is a message to it. When the actor has stopped beside a held turn its thread pumps until the
/// turn has ended (<see cref="PumpUntil"/>). What is posted after that has no thread to come back to and runs on the thread pool.
/// </remarks>
internal sealed class TurnContext(IActorRef self, ILoggingAdapter log) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _posted = new();
    private readonly object _gate = new();
    private Stage _stage = Stage.Messages;

    private enum Stage
    {
        Messages,
        Pumping,
        Over,
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            if (_stage != Stage.Over)
            {
                _posted.Enqueue((d, state));
                if (_stage == Stage.Pumping)
                {
                    Monitor.PulseAll(_gate);
                    return;
                }
            }
            else
            {
                ThreadPool.QueueUserWorkItem(static work => work.d(work.state), (d, state), false);
                return;
            }
        }

        self.Tell(TurnContinues.Instance, ActorRefs.NoSender);
    }

    public override void Send(SendOrPostCallback d, object? state)
    {
        if (ReferenceEquals(Current, this))
        {
            d(state);
            return;
        }

        using var done = new ManualResetEventSlim();
        Exception? thrown = null;
        Post(
            _ =>
            {
                try
                {
                    d(state);
                }
                catch (Exception e)
                {
                    thrown = e;
                }
                finally
                {
                    done.Set();
                }
            },
            null);
        done.Wait();
        if (thrown is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(thrown);
        }
    }

    public override SynchronizationContext CreateCopy() => this;

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

    /// <summary>Runs what has been posted, on this thread.</summary>
    internal void RunPosted()
    {
        while (_posted.TryDequeue(out var posted))
        {
            Run(() =>
            {
                try
                {
                    posted.Callback(posted.State);
                }
                catch (Exception e)
                {
                    log.Error(e, "A continuation on the resource's thread threw: {0}", e.Message);
                }
            });
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
            RunPosted();
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

    /// <summary>The thread goes; what is posted later runs on the thread pool.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _stage = Stage.Over;
        }

        RunPosted();
    }
}
