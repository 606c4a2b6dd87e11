using Akka.Actor;
using Sharer.Calls;
using Sharer.Mailbox;

namespace Sharer.Resource;

/// <summary>What the actor of a resource does: runs calls, one at a time, and keeps an instance to run them against.</summary>
/// <remarks>
/// Everything here runs on the actor's dispatcher, one message at a time, so nothing is locked. What takes longer than a message (a
/// held turn, an asynchronous factory or disposal) is <i>pending</i>: there is at most one such thing, and while it lasts the
/// mailbox's gate keeps the calls back. Its end comes as a message, or, when the actor has stopped beside it, on the thread that ends it.
/// </remarks>
internal sealed partial class ResourceWork<T>(SharedResource<T> resource) where T : class
{
    private IActorRef _self = ActorRefs.Nobody;
    private OwnThread? _ownThread;
    private Call<T>? _held;
    private Call<T>? _cameOut;
    private Turn? _turn;
    private Exception? _brokenBecause;

    /// <summary>Whether the resource has been disposed and its actor has nothing left to do.</summary>
    internal bool IsDisposedOf { get; private set; }

    internal void Start(IActorRef self, bool pinned)
    {
        _self = self;
        resource.Actor = self;
        if (pinned)
        {
            _ownThread = new OwnThread(self, resource.Log);
            Thread.CurrentThread.Name = resource.Name;
        }

        resource.Queue.GateClosed = true;
        Make();
        // A stop may have begun before there was an actor to tell.
        resource.LookAtStop();
    }

    internal void Steer(IControlMessage message)
    {
        switch (message)
        {
            case TurnContinues:
                _ownThread!.RunNext();
                break;
            case PendingEnded:
                OnPendingEnded();
                break;
            case TryAgain:
                OnTryAgain();
                break;
            case ProbeDue:
                OnProbeDue();
                break;
            case CloseStreams:
                CloseWanted();
                break;
            case BatchDue:
                // A turn that is held now closes the batch when it ends.
                _batchIsDue = true;
                CloseBatch();
                break;
            case StopSoon:
                CloseBatch();
                StopIfDone();
                break;
        }

        RunAgain();
    }

    /// <summary>The actor failed at a message, which Akka drops: the call in whose turn it failed ends here. A held turn goes on.</summary>
    internal void Abandon(Exception failure)
    {
        if ((resource.Running ?? _cameOut) is { } call && !ReferenceEquals(call, _held))
        {
            _cameOut = null;
            resource.Abandon(call, failure);
        }

        if (_transaction is not null)
        {
            AbandonBatched(failure);
        }
    }

    /// <summary>The supervisor restarted the actor: the queue stays, the instance is made anew.</summary>
    internal void Restart(Exception reason)
    {
        if (_pending == Pending.Turn || (_pending == Pending.Closing && !_isLeaving))
        {
            _brokenBecause = reason;
        }
        else if (_pending == Pending.Nothing)
        {
            ReplaceAfterCommit(reason);
            RunAgain();
        }

        resource.LookAtStop();
    }

    /// <summary>Begins a use of the resource that is no call: it holds the resource all the same, and may not call it.</summary>
    private void BeginOwn(string method)
    {
        resource.SetHolder(method);
        _turn = Turn.Begin(resource, method, held: true);
    }

    /// <summary>The same for what ends before its thread does anything else, and comes as often as calls do: it allocates nothing.</summary>
    private void BeginOwnAtOnce(string method)
    {
        resource.SetHolder(method);
        _turn = Turn.Begin(resource, method, held: false);
    }

    private void EndOwn()
    {
        resource.ClearHolder();
        _turn?.End();
        _turn = null;
    }
}
