using Akka.Actor;
using Sharer.Calls;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Streams;

/// <summary>What streams have open on one resource. The actor adds and removes; the clock looks, beside it.</summary>
internal sealed class OpenCursors(ResourceCore resource)
{
    private readonly Lock _lock = new();
    private readonly List<Cursor> _all = [];
    private int _timed;

    /// <summary>Whether the clock has to tick for one of them.</summary>
    internal bool NeedClock => Volatile.Read(ref _timed) > 0;

    internal void Add(Cursor cursor)
    {
        lock (_lock)
        {
            _all.Add(cursor);
        }

        if (cursor.HasIdleLimit)
        {
            Time(cursor);
        }
    }

    internal void Remove(Cursor cursor)
    {
        lock (_lock)
        {
            if (_all.Remove(cursor) && cursor.IsTimed)
            {
                cursor.IsTimed = false;
                Interlocked.Decrement(ref _timed);
            }
        }
    }

    /// <summary>Has the clock look at this one, if it is open.</summary>
    internal void Time(Cursor cursor)
    {
        lock (_lock)
        {
            if (cursor.IsTimed || !_all.Contains(cursor))
            {
                return;
            }

            cursor.IsTimed = true;
            // With a fence, before the clock is asked whether it still looks at this resource.
            Interlocked.Increment(ref _timed);
        }

        resource.WatchIfNeeded();
    }

    internal Cursor? First(CursorState state)
    {
        lock (_lock)
        {
            return _all.Find(cursor => cursor.State == state);
        }
    }

    /// <summary>One that somebody wants closed; those that are pulled again are no longer wanted.</summary>
    internal Cursor? FirstWanted(long now)
    {
        lock (_lock)
        {
            foreach (var cursor in _all)
            {
                if (cursor.Wanted == CloseReason.Idle && !cursor.IsForgotten(now))
                {
                    cursor.Forgive();
                }

                if (cursor.Wanted != CloseReason.None)
                {
                    return cursor;
                }
            }

            return null;
        }
    }

    /// <summary>Why this call, which reads for one of them, is to end; <see langword="null"/> when it may go on.</summary>
    internal CloseReason? ReasonToEnd(Call pull)
    {
        lock (_lock)
        {
            return _all.Find(cursor => cursor.Wanted != CloseReason.None && cursor.LastPull is { HasLeft: false } last && last.Call == pull)?.Wanted;
        }
    }

    /// <summary>Called by the clock: has those closed that nobody has pulled for too long.</summary>
    internal void OnTick(in Tick tick)
    {
        if (!NeedClock)
        {
            return;
        }

        var areWanted = false;
        lock (_lock)
        {
            foreach (var cursor in _all)
            {
                areWanted |= cursor.IsTimed && cursor.OnTick(tick);
            }
        }

        if (areWanted)
        {
            resource.Actor.Tell(CloseStreams.Instance, ActorRefs.NoSender);
        }
    }
}
