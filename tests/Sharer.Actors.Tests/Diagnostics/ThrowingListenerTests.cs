using System.Diagnostics;
using System.Diagnostics.Metrics;
using Akka.Actor;

namespace Sharer.Diagnostics;

/// <summary>Listeners are code of others that runs in the middle of a turn.</summary>
public sealed class ThrowingListenerTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system = ActorSystem.Create("listeners");
    private readonly string _name = $"listened-{Guid.NewGuid():N}";

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task Calls_WhileAMeterListenerThrows_EndAsTheyWould()
    {
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "Sharer")
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>(Throw);
        listener.SetMeasurementEventCallback<double>(Throw);
        listener.Start();

        await CallInEveryWayAsync();
    }

    [Fact]
    public async Task Calls_WhileAnActivityListenerThrows_EndAsTheyWould()
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Sharer",
            Sample = (ref ActivityCreationOptions<ActivityContext> span) =>
                span.Name.StartsWith(_name, StringComparison.Ordinal) ? ActivitySamplingResult.AllData : ActivitySamplingResult.None,
            ActivityStopped = activity =>
            {
                if (activity.DisplayName.StartsWith(_name, StringComparison.Ordinal))
                    throw new NotSupportedException("a listener's own fault");
            },
        };
        ActivitySource.AddActivityListener(listener);

        await CallInEveryWayAsync();
    }

    private async Task CallInEveryWayAsync()
    {
        await using var shared = _system.Share(_name, () => new object(), o =>
        {
            o.Capacity = 0;
            o.WhenFull = WhenFull.Reject;
            o.IsBroken = static e => e is IOException;
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, await shared.AskAsync(static _ => 1).AsTask().WaitAsync(Patience));
            await Assert.ThrowsAsync<InvalidOperationException>(
                () => shared.AskAsync(static _ => throw new InvalidOperationException()).AsTask().WaitAsync(Patience));
            await Assert.ThrowsAsync<IOException>(() => shared.AskAsync(static _ => throw new IOException()).AsTask().WaitAsync(Patience));
            await Assert.ThrowsAsync<CallCanceledException>(
                () => shared.AskAsync(static _ => 1, new CancellationToken(canceled: true)).AsTask().WaitAsync(Patience));
        }

        Assert.Equal((3, ResourceState.Up), (shared.GetSnapshot().Restarts, shared.GetSnapshot().State));
    }

    private void Throw<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == "resource" && (string?)tag.Value == _name)
                throw new NotSupportedException("a listener's own fault");
        }
    }
}
