using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Sharer.Diagnostics;

/// <summary>Listens to Sharer's meter and keeps what it says of one resource.</summary>
internal sealed class MeasurementLog : IDisposable
{
    private readonly string _resource;
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Measured> _measured = new();

    public MeasurementLog(string resource)
    {
        _resource = resource;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Sharer")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Keep(instrument, value, tags));
        _listener.Start();
    }

    public IReadOnlyList<Measured> Of(string instrument) => [.. _measured.Where(measured => measured.Instrument == instrument)];

    public double Observe(string gauge)
    {
        Collect();
        return Of(gauge)[^1].Value;
    }

    public void Collect() => _listener.RecordObservableInstruments();

    public void Dispose() => _listener.Dispose();

    private void Keep(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var byName = tags.ToArray().ToDictionary(tag => tag.Key, tag => (string?)tag.Value);
        if (byName["resource"] == _resource)
            _measured.Enqueue(new Measured(instrument.Name, value, byName.GetValueOrDefault("method"), byName.GetValueOrDefault("outcome")));
    }
}

internal sealed record Measured(string Instrument, double Value, string? Method, string? Outcome);
