using Akka.Event;
using Sharer.Calls;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private bool _hangReported;

    /// <summary>What has the resource now: a call, or its factory, reset or disposal; <see langword="null"/> when nothing has.</summary>
    internal string? HolderMethod
    {
        get
        {
            while (true)
            {
                var running = Volatile.Read(ref Hot.Running);
                var method = running?.Method ?? Volatile.Read(ref Hot.OwnMethod);
                // A call that has left meanwhile may be in its next life, where it is another method's.
                if (ReferenceEquals(running, Volatile.Read(ref Hot.Running)))
                {
                    return method;
                }
            }
        }
    }

    /// <summary>The call that has the resource.</summary>
    internal Call? Running => Volatile.Read(ref Hot.Running);

    /// <summary>Called by the actor at the start of a turn.</summary>
    internal void SetHolder(Call call)
    {
        if (call.IsTimed || !Clock.IsCoarse)
        {
            SetHolderByTheClock(call);
            return;
        }

        Volatile.Write(ref Hot.HeldSince, Clock.Now);
        Volatile.Write(ref Hot.Running, call);
    }

    // Somebody's own clock may throw; the call is known to be here all the same, so that it is answered.
    private void SetHolderByTheClock(Call call)
    {
        try
        {
            Volatile.Write(ref Hot.HeldSince, call.IsTimed ? Clock.Exact : Clock.Now);
        }
        finally
        {
            Volatile.Write(ref Hot.Running, call);
        }
    }

    /// <summary>Called by the actor when its own work has the resource. On the clock, for it may hang like a call.</summary>
    internal void SetHolder(string method)
    {
        WatchIfNeeded();
        Volatile.Write(ref Hot.HeldSince, Clock.Now);
        Volatile.Write(ref Hot.OwnMethod, method);
        // Once more, for the clock may have forgotten the resource before it had a holder.
        Interlocked.MemoryBarrier();
        WatchIfNeeded();
    }

    internal void ClearHolder()
    {
        Volatile.Write(ref Hot.OwnMethod, null);
        Volatile.Write(ref Hot.Running, null);
    }

    internal Contention Contention() => Contention(Queue.Calls.Count);

    private Contention Contention(int queueLength) =>
        HolderMethod is { } method ? new Contention(method, HeldFor(), queueLength) : new Contention(null, null, queueLength);

    private TimeSpan HeldFor() => Clock.ToTimeSpan(Math.Max(0, Clock.Exact - Volatile.Read(ref Hot.HeldSince)));

    /// <summary>Names in the log what keeps the calls back without being one: nobody's time limit ends it.</summary>
    private void ReportHang()
    {
        if (HolderMethod is not { } method || Running is not null)
        {
            _hangReported = false;
        }
        else if (!_hangReported && HeldFor() is var held && held >= LongestSilence)
        {
            _hangReported = true;
            Log.Warning(
                "{0} of '{1}' has not returned for {2}; until it does nothing else runs, and {3} calls wait",
                method, Name, Sharer.Contention.Show(held), Queue.Calls.Count);
        }
    }
}
