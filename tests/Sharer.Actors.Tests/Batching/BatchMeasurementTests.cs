using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

[Trait("Contract", "C13")]
public sealed class BatchMeasurementTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task BatchSize_OfEachCommittedBatch_IsMeasuredAndEachCallsRunOnce()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var sizes = new ConcurrentQueue<int>();
        var runs = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Sharer")
                listener.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<int>((instrument, size, tags, _) =>
        {
            if (instrument.Name == "sharer.batch.size" && IsOurs(tags))
                sizes.Enqueue(size);
        });
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) =>
        {
            if (instrument.Name == "sharer.call.run" && IsOurs(tags))
                Interlocked.Increment(ref runs);
        });
        listener.Start();

        await batches.RunAsync("a", "b", "c");
        await batches.RunAsync("d", "e", "!f");

        Assert.Equal([3, 1, 1], sizes);
        Assert.Equal(8, runs);

        bool IsOurs(ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (var tag in tags)
            {
                if (tag.Key == "resource")
                    return Equals(tag.Value, batches.Name);
            }
            return false;
        }
    }
}
