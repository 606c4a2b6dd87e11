using System.Diagnostics.Metrics;
using Sharer.Stress.HostStop;

/// <summary>Runs inside the service before it starts, where the runtime looks for a type of this name: tells the sizes of its batches.</summary>
internal static class StartupHook
{
    // Kept for the life of the process.
    private static readonly MeterListener Listener = new();

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(BatchSizes.PathVariable) is not { } path)
            return;
        var sizes = new BatchSizes(path);
        Listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument is { Meter.Name: "Sharer", Name: "sharer.batch.size" })
                listener.EnableMeasurementEvents(instrument);
        };
        Listener.SetMeasurementEventCallback<int>((_, size, _, _) => sizes.Add(size));
        Listener.Start();
    }
}
