using System.Diagnostics;
using Akka.Actor;
using Akka.Event;
using Sharer.Calls;
using Sharer.Diagnostics;
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
    private Call<T>? _inTurn;
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

    /// <summary>One turn.</summary>
    internal void Run(Call<T> call)
    {
        _inTurn = call;
        resource.SetHolder(call);
        if (!resource.TryStart(call))
        {
            Vacate();
            StopIfDone();
            return;
        }

        var ended = true;
        Exception? thrown = null;
        using (FlowGuard.Enter())
        {
            _turn = call.HoldsTurn
                ? Turn.BeginHeld(resource, call.Method, call.CalledFrom)
                : Turn.Begin(resource, call.Method, call.CalledFrom);
            try
            {
                ended = call.Activity is null && call.Flow is null && !call.HoldsTurn
                    ? call.Run(resource.Instance!)
                    : RunInContext(call, _turn);
            }
            catch (Exception e)
            {
                thrown = e;
            }
        }

        if (ended)
        {
            EndTurn(call, thrown);
        }
        else
        {
            _held = call;
            Await(Pending.Turn, call.WhenTurnEnds);
        }
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
            case StopSoon:
                StopIfDone();
                break;
        }
    }

    /// <summary>The actor failed at a message, which Akka drops: the call in whose turn it failed ends here. A held turn goes on.</summary>
    internal void Abandon(Exception failure)
    {
        if (_inTurn is { } call && !ReferenceEquals(call, _held))
        {
            _inTurn = null;
            resource.Abandon(call, failure);
        }
    }

    /// <summary>The supervisor restarted the actor: the queue stays, the instance is made anew.</summary>
    internal void Restart(Exception reason)
    {
        if (_pending == Pending.Turn)
        {
            _brokenBecause = reason;
        }
        else if (_pending == Pending.Nothing)
        {
            Replace(reason);
        }

        resource.LookAtStop();
    }

    private bool RunInContext(Call<T> call, Turn turn)
    {
        if (call.Flow is { } flow)
        {
            turn.EnterWithin(flow);
        }

        if (call.Activity is { } activity)
        {
            Activity.Current = activity;
        }

        if (!call.HoldsTurn || _ownThread is null)
        {
            return call.Run(resource.Instance!);
        }

        var ended = true;
        _ownThread.BeginTurn();
        _ownThread.Run(() => ended = call.Run(resource.Instance!));
        return ended;
    }

    private void EndHeldTurn()
    {
        var call = _held!;
        _held = null;
        Exception? thrown = null;
        try
        {
            call.TakeTurn();
        }
        catch (Exception e)
        {
            thrown = e;
        }

        EndTurn(call, thrown);
    }

    private void EndTurn(Call<T> call, Exception? thrown)
    {
        _turn!.End();
        if (call.HoldsTurn)
        {
            _ownThread?.EndTurn();
        }

        resource.RecordRun(call);
        var verdict = resource.Settle(call);
        if (verdict.CallerIsReleased)
        {
            LogLateEnd(call.Method, thrown);
            Vacate();
        }
        else if (FailureOf(call, thrown, verdict) is { } failure)
        {
            Vacate();
            resource.Fail(call, failure, ReferenceEquals(failure, thrown) ? CallEnd.Error : CallEnds.Of(failure));
        }
        else
        {
            resource.CountSuccess(call);
            Vacate();
            resource.Deliver(call);
        }

        if (thrown is not null || _brokenBecause is not null)
        {
            Mend(thrown);
        }

        StopIfDone();
    }

    // Before the caller knows the outcome: its next call must find the place free.
    private void Vacate()
    {
        _inTurn = null;
        resource.ClearHolder();
        resource.Admission.Leave();
    }

    private Exception? FailureOf(Call<T> call, Exception? thrown, Verdict verdict)
    {
        if (thrown is null)
        {
            return null;
        }

        // A call whose result is refused has run to its end, interrupted or not.
        if (thrown is EscapedResultException)
        {
            return thrown;
        }

        if (!verdict.IsOwnOutcome)
        {
            return resource.FailureFor(call, verdict.Reason, CallOutcome.Aborted, thrown);
        }

        return thrown is OperationCanceledException && call.Token.IsCancellationRequested
            ? resource.FailureFor(call, EndReason.Canceled, CallOutcome.Aborted, thrown)
            : thrown;
    }

    private void LogLateEnd(string method, Exception? thrown)
    {
        if (thrown is null)
        {
            resource.Log.Info("{0} on '{1}' has returned, after its caller had been released", method, resource.Name);
        }
        else
        {
            resource.Log.Warning(
                thrown, "{0} on '{1}' threw after its caller had been released: {2}", method, resource.Name, thrown.Message);
        }
    }

    /// <summary>After a call that threw, aborted or by itself: leaves the instance as the next call may expect it, or replaces it.</summary>
    private void Mend(Exception? thrown)
    {
        var cause = _brokenBecause ?? (thrown is not null && resource.IsBroken(thrown) ? thrown : null);
        _brokenBecause = null;
        if (cause is null && resource.Reset is { } reset)
        {
            cause = ResetWith(reset);
        }

        if (cause is not null)
        {
            Replace(cause);
        }
    }

    private Exception? ResetWith(Action<T> reset)
    {
        using var flow = FlowGuard.Enter();
        BeginOwn(nameof(ShareOptions<>.Reset));
        try
        {
            reset(resource.Instance!);
            return null;
        }
        catch (Exception e)
        {
            resource.Log.Warning(e, "Reset of '{0}' threw, so the resource is replaced: {1}", resource.Name, e.Message);
            return e;
        }
        finally
        {
            EndOwn();
        }
    }

    /// <summary>Begins a use of the resource that is no call: it holds the resource all the same, and may not call it.</summary>
    private void BeginOwn(string method)
    {
        resource.SetHolder(method);
        _turn = Turn.BeginHeld(resource, method, default);
    }

    private void EndOwn()
    {
        resource.ClearHolder();
        _turn?.End();
        _turn = null;
    }
}
