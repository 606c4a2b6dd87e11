using System.Diagnostics;
using Sharer.Resource;

namespace Sharer.Diagnostics;

/// <summary>The span of one call: from the call to its outcome, with an event when the wait ends.</summary>
internal static class CallSpan
{
    /// <summary>Starts a span as a child of the caller's; <see langword="null"/> when nobody listens or the sampler declines.</summary>
    /// <remarks>The caller's own <see cref="Activity.Current"/> stays what it was.</remarks>
    internal static Activity? Start(ResourceCore resource, string method)
    {
        var caller = Activity.Current;
        var span = SharerInstruments.Source.StartActivity($"{resource.Name}.{method}", ActivityKind.Internal);
        if (span is not null)
        {
            span.SetTag("sharer.resource", resource.Name);
            span.SetTag("sharer.method", method);
            Activity.Current = caller;
        }

        return span;
    }

    internal static void Started(Activity span) => span.AddEvent(new ActivityEvent("started"));

    internal static void End(Activity span, Exception? failure)
    {
        if (failure is not null)
        {
            span.SetStatus(ActivityStatusCode.Error, failure.Message);
            span.AddException(failure);
        }

        // Stopping makes the parent current on this thread, which is not the caller's.
        var current = Activity.Current;
        span.Stop();
        if (!ReferenceEquals(Activity.Current, current))
        {
            Activity.Current = current;
        }
    }
}
