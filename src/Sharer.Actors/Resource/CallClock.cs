using Akka.Event;
using Sharer.Calls;

namespace Sharer.Resource;

/// <summary>The clock by which the resources of one actor system and one <see cref="TimeProvider"/> keep their time limits.</summary>
/// <remarks>
/// One timer for all of them, which ticks only while a resource has calls; no timer per call (C10). At each tick it walks the calls of
/// the resources it watches. On the system's clock a call is stamped with the time of the last tick, which costs a read of memory
/// where asking the system would cost a sixth of the whole call; the stamp is rounded up, so no call is ever ended too early, and one
/// whose limit passed ends within two ticks. Other providers (virtual time in tests) are asked each time.
/// </remarks>
internal sealed class CallClock
{
    internal static readonly TimeSpan TickLength = TimeSpan.FromMilliseconds(15);

    [ThreadStatic]
    private static bool t_walks;

    private readonly Lock _lock = new();
    private readonly List<ResourceCore> _watched = [];
    private readonly List<ResourceCore> _walked = [];
    private readonly List<Call> _expired = [];
    private readonly ILoggingAdapter _log;
    private readonly bool _coarse;
    private readonly long _tickUnits;
    private readonly double _secondsPerUnit;
    private ITimer? _timer;
    private long _lastTick;
    private long _late = Tick.InTime;
    private long _before = Tick.InTime;
    private long _lateBefore = Tick.InTime;
    private int _walking;
    private bool _ticking;

    internal CallClock(TimeProvider provider, ILoggingAdapter log)
    {
        Provider = provider;
        _log = log;
        _coarse = ReferenceEquals(provider, TimeProvider.System);
        _tickUnits = ToUnits(TickLength);
        _secondsPerUnit = 1.0 / provider.TimestampFrequency;
    }

    /// <summary>Whether the calling thread is one that looks at time limits at this moment.</summary>
    internal static bool IsWalkedHere => t_walks;

    internal TimeProvider Provider { get; }

    /// <summary>Whether the time is read at each tick only, and not each time somebody asks.</summary>
    internal bool IsCoarse => _coarse;

    /// <summary>The time, at most one tick old.</summary>
    internal long Now => _coarse ? Volatile.Read(ref _lastTick) : Provider.GetTimestamp();

    /// <summary>The stamp of a call that is made now; never earlier than now.</summary>
    internal long Stamp => _coarse ? Volatile.Read(ref _lastTick) + _tickUnits : Provider.GetTimestamp();

    /// <summary>The time, exactly.</summary>
    internal long Exact => Provider.GetTimestamp();

    /// <summary>Whether the time of a call is up. Right after a late tick too, before the walk has come to the call.</summary>
    internal bool IsExpired(Call call)
    {
        var now = Now;
        if (!call.IsExpired(now))
        {
            return false;
        }

        new Tick(now, Volatile.Read(ref _late), Volatile.Read(ref _before), Volatile.Read(ref _lateBefore)).Forgive(call);
        return call.IsExpired(now);
    }

    internal long ToUnits(TimeSpan time) => time == Timeout.InfiniteTimeSpan
        ? long.MaxValue
        : (long)(time.Ticks * (Provider.TimestampFrequency / (double)TimeSpan.TicksPerSecond));

    internal TimeSpan ToTimeSpan(long units) =>
        TimeSpan.FromTicks((long)Math.Round(units * (TimeSpan.TicksPerSecond / (double)Provider.TimestampFrequency)));

    internal double ToSeconds(long units) => units * _secondsPerUnit;

    /// <summary>Has the resource's calls looked at from here on, until it has none.</summary>
    internal void Watch(ResourceCore resource)
    {
        lock (_lock)
        {
            if (resource.IsWatched)
            {
                return;
            }

            if (!_ticking)
            {
                Volatile.Write(ref _lastTick, Provider.GetTimestamp());
                _timer ??= _coarse ? new TickThread(OnTick) : CreateTimer();
                _timer.Change(TickLength, TickLength);
                _ticking = true;
            }

            _watched.Add(resource);
            resource.IsWatched = true;
        }
    }

    private ITimer CreateTimer()
    {
        // The timer outlives the call that happens to be the first, and must not keep its AsyncLocals.
        if (ExecutionContext.IsFlowSuppressed())
        {
            return New();
        }

        using (ExecutionContext.SuppressFlow())
        {
            return New();
        }

        ITimer New() => Provider.CreateTimer(
            static clock => ((CallClock)clock!).OnTick(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    private void OnTick()
    {
        if (Interlocked.Exchange(ref _walking, 1) != 0)
        {
            return;
        }

        t_walks = true;
        try
        {
            var now = Provider.GetTimestamp();
            var last = _lastTick;
            // A stamp is one tick ahead, so it lies in the past as soon as the next tick is late by anything at all.
            var late = _coarse && now - last > _tickUnits ? last + _tickUnits : Tick.InTime;
            Volatile.Write(ref _lateBefore, _late);
            Volatile.Write(ref _before, last);
            Volatile.Write(ref _late, late);
            Volatile.Write(ref _lastTick, now);
            Walk(new Tick(now, late, last, _lateBefore));
        }
        finally
        {
            t_walks = false;
            Volatile.Write(ref _walking, 0);
        }
    }

    private void Walk(in Tick tick)
    {
        lock (_lock)
        {
            _walked.Clear();
            _walked.AddRange(_watched);
        }

        foreach (var resource in _walked)
        {
            try
            {
                resource.OnTick(tick, _expired);
            }
            catch (Exception e)
            {
                _log.Error(e, "The time limits of '{0}' could not be looked at: {1}", resource.Name, e.Message);
            }

            _expired.Clear();
        }

        ForgetIdle();
    }

    // A caller makes its call known first and looks at IsWatched afterwards; here it is the other way round, with a fence between, so
    // either the caller sees that it must watch again or the call is seen here.
    private void ForgetIdle()
    {
        lock (_lock)
        {
            foreach (var resource in _walked)
            {
                if (resource.IsIdle)
                {
                    resource.IsWatched = false;
                    Interlocked.MemoryBarrier();
                    resource.IsWatched = !resource.IsIdle;
                }
            }

            _watched.RemoveAll(static resource => !resource.IsWatched);
            _walked.Clear();
            if (_watched.Count == 0)
            {
                _ticking = false;
                _timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
