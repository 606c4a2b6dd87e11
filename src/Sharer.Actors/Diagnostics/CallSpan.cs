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
        try
        {
            var span = SharerInstruments.Source.StartActivity($"{resource.Name}.{method}", ActivityKind.Internal);
            span?.SetTag("sharer.resource", resource.Name);
            span?.SetTag("sharer.method", method);
            return span;
        }
        catch (Exception e)
        {
            SharerInstruments.LogListener(resource, e);
            return null;
        }
        finally
        {
            Restore(caller);
        }
    }

    internal static void Started(Activity span) => span.AddEvent(new ActivityEvent("started"));

    /// <summary>Ends the span. It becomes nobody's current activity: the thread is not the caller's.</summary>
    internal static void End(ResourceCore resource, Activity span, Exception? failure)
    {
        var current = Activity.Current;
        try
        {
            if (failure is not null)
            {
                span.SetStatus(ActivityStatusCode.Error, failure.Message);
                span.AddException(failure);
            }

            span.Stop();
        }
        catch (Exception e)
        {
            SharerInstruments.LogListener(resource, e);
        }
        finally
        {
            Restore(current);
        }
    }

    private static void Restore(Activity? current)
    {
        if (!ReferenceEquals(Activity.Current, current))
        {
            Activity.Current = current;
        }
    }
}
