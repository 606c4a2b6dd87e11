using System.Diagnostics;
using Akka.Event;
using Sharer.Calls;
using Sharer.Diagnostics;

namespace Sharer.Resource;

internal sealed partial class ResourceWork<T>
{
    /// <summary>Runs what came out of the mailbox: one call, or the batch that it begins.</summary>
    internal void Run(Call<T> call)
    {
        if (_transaction is null)
        {
            RunTurn(call);
        }
        else
        {
            RunBatched(call);
        }
    }

    /// <summary>One turn.</summary>
    private void RunTurn(Call<T> call)
    {
        resource.SetHolder(call);
        if (resource.TryStart(call))
        {
            RunStarted(call);
        }
        else
        {
            resource.ClearHolder();
            resource.Admission.Leave();
            StopIfDone();
        }
    }

    private void RunStarted(Call<T> call)
    {
        Turn turn;
        var ended = true;
        Exception? thrown = null;
        var isBatched = IsBatched(call);
        var step = BatchStep.Held;
        using (FlowGuard.Enter())
        {
            turn = Turn.Begin(call);
            try
            {
                if (isBatched)
                {
                    _transaction!.Enter(resource.Instance!, _isAlone);
                    // What the hooks leave in the thread's context does not reach the call, nor what that leaves the hooks after it.
                    turn.Resume();
                }

                ended = call.Activity is null && call.Flow is null && !call.HoldsTurn
                    ? call.Run(resource.Instance!)
                    : RunInContext(call, turn);
            }
            catch (Exception e)
            {
                thrown = e;
            }

            if (ended && isBatched && thrown is null)
            {
                turn.Resume();
                step = Conclude(call, ref thrown);
            }
        }

        if (!ended)
        {
            (_held, _turn) = (call, turn);
            Await(Pending.Turn, call.WhenTurnEnds);
            return;
        }

        LeaveTurn(call, turn);
        if (isBatched)
        {
            EndBatchedTurn(call, thrown, step);
        }
        else
        {
            EndTurn(call, thrown);
        }
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
        var (call, turn) = (_held!, _turn!);
        (_held, _turn) = (null, null);
        Exception? thrown = null;
        try
        {
            call.TakeTurn();
        }
        catch (Exception e)
        {
            thrown = e;
        }

        if (!IsBatched(call))
        {
            LeaveTurn(call, turn);
            EndTurn(call, thrown);
            return;
        }

        var step = BatchStep.Held;
        if (thrown is null)
        {
            using var flow = FlowGuard.Enter();
            turn.Resume();
            step = Conclude(call, ref thrown);
        }

        LeaveTurn(call, turn);
        EndBatchedTurn(call, thrown, step);
        GoOn();
    }

    private void LeaveTurn(Call<T> call, Turn turn)
    {
        turn.End();
        if (call.HoldsTurn)
        {
            _ownThread?.EndTurn();
        }

        // One that runs once more is one call all the same.
        if (!_isAlone)
        {
            resource.RecordRun(call);
        }
    }

    private void EndTurn(Call<T> call, Exception? thrown)
    {
        resource.Admission.LeaveServed();
        if (thrown is null && resource.TrySettle(call))
        {
            Succeed(call);
        }
        else if (resource.Settle(call) is var verdict && (verdict.CallerIsReleased || thrown is not null))
        {
            EndFailed(call, thrown, verdict);
        }
        else
        {
            Succeed(call);
        }

        if (thrown is not null || _brokenBecause is not null)
        {
            Mend(thrown);
        }

        StopIfDone();
    }

    private void Succeed(Call<T> call)
    {
        resource.CountSuccess(call);
        Vacate();
        resource.Deliver(call);
    }

    private void EndFailed(Call<T> call, Exception? thrown, Verdict verdict)
    {
        Vacate();
        if (verdict.CallerIsReleased)
        {
            LogLateEnd(call.Method, thrown);
        }
        else
        {
            var failure = FailureOf(call, thrown!, verdict);
            resource.Fail(call, failure, ReferenceEquals(failure, thrown) ? CallEnd.Error : CallEnds.Of(failure));
        }
    }

    // Before the caller knows the outcome: its next call must find the place free.
    private void Vacate()
    {
        resource.ClearHolder();
        resource.Admission.FillPlace();
    }

    private Exception FailureOf(Call<T> call, Exception thrown, Verdict verdict)
    {
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
}
