using Akka.Event;
using Sharer.Calls;

namespace Sharer.Resource;

internal abstract partial class ResourceCore
{
    private static readonly TimeSpan LongestSilence = TimeSpan.FromSeconds(30);

    private Call? _running;
    private string? _holderMethod;
    private long _heldSince;
    private bool _hangReported;

    /// <summary>What has the resource now: a call, or its factory, reset or disposal; <see langword="null"/> when nothing has.</summary>
    internal string? HolderMethod => Volatile.Read(ref _holderMethod);

    /// <summary>Called by the actor at the start of a turn.</summary>
    internal void SetHolder(Call call)
    {
        SetHolder(call.Method, call.IsTimed ? Clock.Exact : Clock.Now);
        Volatile.Write(ref _running, call);
    }

    /// <summary>Called by the actor when its own work has the resource. On the clock, for it may hang like a call.</summary>
    internal void SetHolder(string method)
    {
        WatchIfNeeded();
        SetHolder(method, Clock.Now);
        // Once more, for the clock may have forgotten the resource before it had a holder.
        Interlocked.MemoryBarrier();
        WatchIfNeeded();
    }

    private void SetHolder(string method, long since)
    {
        Volatile.Write(ref _heldSince, since);
        Volatile.Write(ref _holderMethod, method);
    }

    internal void ClearHolder()
    {
        Volatile.Write(ref _holderMethod, null);
        Volatile.Write(ref _running, null);
    }

    internal Contention Contention() => Contention(Queue.Calls.Count);

    private Contention Contention(int queueLength) =>
        HolderMethod is { } method ? new Contention(method, HeldFor(), queueLength) : new Contention(null, null, queueLength);

    private TimeSpan HeldFor() => Clock.ToTimeSpan(Math.Max(0, Clock.Exact - Volatile.Read(ref _heldSince)));

    /// <summary>Names in the log what keeps the calls back without being one: nobody's time limit ends it.</summary>
    private void ReportHang()
    {
        if (HolderMethod is not { } method || Volatile.Read(ref _running) is not null)
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
