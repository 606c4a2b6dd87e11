using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Akka.Event;
using Sharer.Resource;

namespace Sharer.Diagnostics;

/// <summary>The meter and the activity source named <c>Sharer</c>. With nobody listening each costs a read of memory.</summary>
internal static class SharerInstruments
{
    internal const string DroppedName = "sharer.stream.dropped";

    private const string Name = "Sharer";

    private static readonly ConcurrentDictionary<ResourceCore, bool> Live = new(ReferenceEqualityComparer.Instance);
    private static readonly Meter Meter = new(Name, typeof(SharerInstruments).Assembly.GetName().Version?.ToString());

    private static readonly Counter<long> Calls =
        Meter.CreateCounter<long>("sharer.calls", "{call}", "Calls that have ended, by outcome.");

    private static readonly Counter<long> Rejections =
        Meter.CreateCounter<long>("sharer.calls.rejected", "{call}", "Calls refused because the queue was full, or dropped as the oldest.");

    private static readonly Counter<long> Restarts =
        Meter.CreateCounter<long>("sharer.resource.restarts", "{restart}", "How often a resource was made anew after it broke.");

    private static readonly Histogram<double> Wait =
        Meter.CreateHistogram<double>("sharer.call.wait", "s", "Time from a call to its start, of calls that started.");

    private static readonly Histogram<double> Run =
        Meter.CreateHistogram<double>("sharer.call.run", "s", "Time that a call had the resource.");

    private static readonly Histogram<int> BatchSize =
        Meter.CreateHistogram<int>("sharer.batch.size", "{call}", "Calls that shared one committed transaction.");

    private static readonly Counter<long> Dropped =
        Meter.CreateCounter<long>(DroppedName, "{event}", "Events dropped as the oldest, because their consumer was too slow.");

    internal static readonly ActivitySource Source = new(Name, Meter.Version);

    static SharerInstruments()
    {
        Meter.CreateObservableGauge(
            "sharer.queue.length",
            static () => Live.Keys.Select(static resource => new Measurement<int>(resource.Queue.Calls.Count, ResourceTag(resource))),
            "{call}", "Admitted calls that wait for their turn.");
        Meter.CreateObservableGauge(
            "sharer.resource.up",
            static () => Live.Keys.Select(static resource =>
                new Measurement<int>(resource.State == ResourceState.Up ? 1 : 0, ResourceTag(resource))),
            "{resource}", "1 while the resource serves calls, 0 otherwise.");
    }

    /// <summary>Whether anybody wants to know how long calls wait and run.</summary>
    internal static bool TimesCalls => Wait.Enabled || Run.Enabled;

    internal static void Add(ResourceCore resource) => Live.TryAdd(resource, true);

    internal static void Remove(ResourceCore resource) => Live.TryRemove(resource, out _);

    internal static void CountCall(ResourceCore resource, string method, CallEnd end)
    {
        if (!Calls.Enabled && !Rejections.Enabled)
        {
            return;
        }

        try
        {
            Calls.Add(1, ResourceTag(resource), MethodTag(method), new("outcome", end.Tag()));
            if (end == CallEnd.Rejected)
            {
                Rejections.Add(1, ResourceTag(resource));
            }
        }
        catch (Exception e)
        {
            LogListener(resource, e);
        }
    }

    internal static void CountRestart(ResourceCore resource)
    {
        try
        {
            Restarts.Add(1, ResourceTag(resource));
        }
        catch (Exception e)
        {
            LogListener(resource, e);
        }
    }

    internal static void CountDropped(ResourceCore resource, string method)
    {
        try
        {
            Dropped.Add(1, ResourceTag(resource), MethodTag(method));
        }
        catch (Exception e)
        {
            LogListener(resource, e);
        }
    }

    internal static void RecordBatch(ResourceCore resource, int size)
    {
        try
        {
            BatchSize.Record(size, ResourceTag(resource));
        }
        catch (Exception e)
        {
            LogListener(resource, e);
        }
    }

    internal static void RecordWait(ResourceCore resource, string method, long units) => Record(Wait, resource, method, units);

    internal static void RecordRun(ResourceCore resource, string method, long units) => Record(Run, resource, method, units);

    // Listeners are other people's code and run in the middle of a turn: whatever they throw, the call must end and the actor live.
    internal static void LogListener(ResourceCore resource, Exception e) =>
        resource.Log.Error(e, "A listener to the measurements or spans of '{0}' threw: {1}", resource.Name, e.Message);

    private static void Record(Histogram<double> histogram, ResourceCore resource, string method, long units)
    {
        try
        {
            histogram.Record(resource.Clock.ToSeconds(Math.Max(0, units)), ResourceTag(resource), MethodTag(method));
        }
        catch (Exception e)
        {
            LogListener(resource, e);
        }
    }

    private static KeyValuePair<string, object?> ResourceTag(ResourceCore resource) => new("resource", resource.Name);

    private static KeyValuePair<string, object?> MethodTag(string method) => new("method", method);
}
