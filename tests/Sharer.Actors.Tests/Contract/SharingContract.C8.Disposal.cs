using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C8")]
    public async Task Dispose_ThatThrows_IsLoggedAndTheResourceIsReplacedAllTheSame()
    {
        var log = Log(out var events);
        var failure = new IOException("cannot close");
        var generation = 0;
        var shared = Share(() => new Stubborn(++generation, () => throw failure), static o => o.IsBroken = static _ => true);

        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        await Patience.Eventually(() => Warnings(events).Any(e => ReferenceEquals(e.Cause, failure) && Says(e, shared.Name)), "the failed dispose is in the log");

        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();
        Assert.True(shared.Stopped.IsCompletedSuccessfully);
        await Patience.Eventually(() => Warnings(events).Count(e => ReferenceEquals(e.Cause, failure)) == 2, "the last dispose is in the log too");
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Dispose_ThatHangs_KeepsTheNextInstanceFromBeingMade()
    {
        using var hanging = new Gate();
        var generation = 0;
        var shared = Share(() => new Stubborn(Interlocked.Increment(ref generation), hanging.Pass), static o => o.IsBroken = static _ => true);

        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await hanging.Reached;
        var waiting = shared.AskAsync(static r => r.Generation).AsTask();
        Assert.Equal(1, Volatile.Read(ref generation));
        Assert.NotNull(shared.GetSnapshot().RunningMethod);
        Assert.Equal(ResourceState.Down, shared.GetSnapshot().State);
        hanging.Open();

        Assert.Equal(2, await waiting.Soon());
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Disposal_OfAResourceWithBothKinds_CallsDisposeFirst()
    {
        var calls = new List<string>();
        var shared = Share(() => new DisposableBothWays(calls));
        await shared.Started.Soon();
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal("Dispose", calls[0]);
        Assert.Single(calls, "Dispose");
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C11")]
    public async Task Disposal_OfAnAsynchronousKind_IsAwaitedBeforeStopped()
    {
        using var gate = new Gate();
        var shared = Share(() => new DisposableInTime(gate));
        await shared.Started.Soon();
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await gate.Reached;
        Assert.False(shared.Stopped.IsCompleted);
        gate.Open();

        await stop.Soon();
        await shared.Stopped.Soon();
    }

    private sealed class Stubborn(int generation, Action disposing) : IDisposable
    {
        public int Generation => generation;

        public void Dispose() => disposing();
    }

    private sealed class DisposableBothWays(List<string> calls) : IDisposable, IAsyncDisposable
    {
        public void Dispose() => calls.Add("Dispose");

        public ValueTask DisposeAsync()
        {
            calls.Add("DisposeAsync");
            return ValueTask.CompletedTask;
        }
    }

    private sealed class DisposableInTime(Gate gate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await gate.PassAsync();
    }
}
