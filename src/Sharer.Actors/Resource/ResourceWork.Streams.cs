using Akka.Event;
using Sharer.Calls;
using Sharer.Streams;

namespace Sharer.Resource;

/// <summary>Closing what streams have open: each a turn of its own, which needs no place and no call.</summary>
internal sealed partial class ResourceWork<T>
{
    private Cursor? _closing;
    private Task _closed = Task.CompletedTask;
    private Exception? _closedBecause;
    private Action? _afterClosing;

    // Whether all is being closed because the instance goes; then nothing is mended, and no call comes in between.
    private bool _isLeaving;

    /// <summary>Closes what consumers want no more, and what nobody has pulled for too long. What is pending comes first.</summary>
    private void CloseWanted()
    {
        while (!_actorIsGone && !_isLeaving && resource.CursorsIfAny?.FirstWanted(resource.Clock.Now) is { } cursor)
        {
            if (_pending != Pending.Nothing)
            {
                EndHeldPull();
                return;
            }

            // What closing does, and has to be mended after it, is no part of anybody's transaction.
            if (HasOpenBatch && CanRun)
            {
                CloseBatch();
                continue;
            }

            BeginClosing(cursor, WhyWanted(cursor));
        }
    }

    /// <summary>Closes everything before the instance goes, and then does what is <paramref name="next"/>.</summary>
    /// <param name="brokenBecause">Why another instance follows; <see langword="null"/> when none does.</param>
    /// <param name="next">Disposes the instance.</param>
    private void CloseAll(Exception? brokenBecause, Action next)
    {
        _isLeaving = true;
        _afterClosing = () => CloseAll(brokenBecause, next);
        while (NextToLeave(brokenBecause is null) is { } cursor)
        {
            BeginClosing(
                cursor,
                brokenBecause is null ? StreamFailures.Stopped(resource) : StreamFailures.Replaced(resource, cursor.Method, brokenBecause));
            if (_pending != Pending.Nothing)
            {
                return;
            }
        }

        _afterClosing = null;
        _isLeaving = false;
        next();
    }

    private Cursor? NextToLeave(bool forGood) =>
        resource.CursorsIfAny?.First(CursorState.Open) ?? (forGood ? resource.CursorsIfAny?.First(CursorState.Parked) : null);

    private void BeginClosing(Cursor cursor, Exception because)
    {
        (_closing, _closedBecause) = (cursor, because);
        using (FlowGuard.Enter())
        {
            BeginOwn($"{cursor.Method}.Dispose");
            _closed = LetGo(cursor);
        }

        if (_closed.IsCompleted)
        {
            EndClosing();
        }
        else
        {
            Await(Pending.Closing, ListenTo(_closed));
        }
    }

    private Task LetGo(Cursor cursor)
    {
        try
        {
            if (_ownThread is null)
            {
                return cursor.LetGoAsync().AsTask();
            }

            var closed = Task.CompletedTask;
            _ownThread.Run(() => closed = cursor.LetGoAsync().AsTask());
            return closed;
        }
        catch (Exception e)
        {
            return Task.FromException(e);
        }
    }

    private void EndClosing()
    {
        EndOwn();
        var (cursor, thrown) = (_closing!, _closed.Exception?.InnerException);
        _closing = null;
        if (_isLeaving && cursor.SurvivesReplacement && _closedBecause is ResourceUnavailableException && cursor.Wanted == CloseReason.None)
        {
            cursor.MarkParked();
        }
        else
        {
            cursor.MarkClosed(_closedBecause);
        }

        if (!cursor.TellWaiter(thrown) && thrown is not null)
        {
            resource.Log.Warning(
                thrown, "Closing the stream {0} of '{1}' threw: {2}", cursor.Method, resource.Name, thrown.Message);
        }

        if (!_isLeaving && !_actorIsGone && (thrown is not null || _brokenBecause is not null))
        {
            Mend(thrown);
        }
    }

    /// <summary>Opens on a new instance what survives a replacement, before any call gets to it.</summary>
    private void ReopenParked(T instance)
    {
        while (resource.CursorsIfAny?.First(CursorState.Parked) is { } cursor)
        {
            if (cursor.Wanted != CloseReason.None)
            {
                BeginClosing(cursor, WhyWanted(cursor));
                continue;
            }

            using var flow = FlowGuard.Enter();
            BeginOwn(cursor.Method);
            try
            {
                cursor.Reopen(instance);
            }
            catch (Exception e)
            {
                cursor.MarkClosed(e);
            }
            finally
            {
                EndOwn();
            }
        }
    }

    private Exception WhyWanted(Cursor cursor) => cursor.Wanted == CloseReason.Idle
        ? StreamFailures.Idle(resource, cursor.Method, cursor.IdleLimit)
        : StreamFailures.Disposed(resource, cursor.Method);

    // Where the turn that is held is the pull of a stream which is to be closed, it is not waited for any longer than for any call that
    // is cancelled.
    private void EndHeldPull()
    {
        if (_held is { } held && resource.CursorsIfAny?.ReasonToEnd(held) is { } reason)
        {
            resource.EndRunning(reason == CloseReason.Idle ? EndReason.TimedOut : EndReason.Canceled);
        }
    }
}
