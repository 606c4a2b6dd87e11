using Serilog.Core;
using Serilog.Events;

namespace Sharer.Host.Logging;

/// <summary>Gives an event the <c>traceId</c> of the request that it belongs to, as it stands in problem documents.</summary>
internal sealed class TraceIdEnricher : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
    {
        if (logEvent.TraceId is { } traceId)
            logEvent.AddPropertyIfAbsent(new LogEventProperty("traceId", new ScalarValue(traceId.ToHexString())));
    }
}
