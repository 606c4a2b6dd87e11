using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>What the library itself does with the resource are turns as well.</summary>
public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C1"), Trait("Contract", "C8")]
    public async Task Reset_ThatHasNotReturned_HoldsUpTheNextCallAndIsNamed()
    {
        using var inReset = new Gate();
        var shared = ShareJournal(out var record, o => o.Reset = r =>
        {
            inReset.Pass();
            r.Write(-1);
        });
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await inReset.Reached;
        var next = shared.AskAsync(static r => r.Write(1)).AsTask();

        var snapshot = shared.GetSnapshot();
        Assert.Equal(("Reset", 1, ResourceState.Up), (snapshot.RunningMethod, snapshot.QueueLength, snapshot.State));
        Assert.False(next.IsCompleted);
        inReset.Open();
        await next.Soon();
        Assert.Equal([-1, 1], record.Entries);
    }

    [Fact, Trait("Contract", "C1"), Trait("Contract", "C8")]
    public async Task Probe_ThatHasNotReturned_HoldsUpTheNextCallAndIsNamed()
    {
        var time = new ManualTimeProvider();
        using var inProbe = new Gate();
        var shared = ShareJournal(out var record, o =>
        {
            (o.TimeProvider, o.ProbeInterval) = (time, TimeSpan.FromSeconds(5));
            o.Probe = r =>
            {
                inProbe.Pass();
                r.Write(-1);
            };
        });
        await shared.Started.Soon();
        await AdvanceUntilAsync(time, () => inProbe.IsReached, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        var next = shared.AskAsync(static r => r.Write(1)).AsTask();

        Assert.Equal(("Probe", 1), (shared.GetSnapshot().RunningMethod, shared.GetSnapshot().QueueLength));
        Assert.False(next.IsCompleted);
        inProbe.Open();
        await next.Soon();
        Assert.Equal(-1, record.Entries[0]);
        Assert.Contains(1, record.Entries);
    }

    [Fact, Trait("Contract", "C1"), Trait("Contract", "C8")]
    public async Task ResetProbeAndReplacement_UnderLoad_OverlapNoCall()
    {
        const int callers = 6, each = 600;
        var guard = new OverlapGuard();
        var shared = Share(() => new GuardedCounter(guard), o =>
        {
            o.Reset = static r => r.Increment();
            o.Probe = static r => r.Increment();
            o.ProbeInterval = TimeSpan.FromTicks(1);
            o.IsBroken = static e => e is InvalidDataException;
        });

        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < each; i++)
            {
                if ((i + caller) % 7 == 0)
                    await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).AsTask());
                else if ((i + caller) % 50 == 1)
                    await Assert.ThrowsAsync<InvalidDataException>(() => shared.AskAsync(static _ => throw new InvalidDataException()).AsTask());
                else
                    await shared.AskAsync(static r => r.Increment());
            }
        }))).Soon();
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal(0, guard.Overlaps);
    }

    [Fact, Trait("Contract", "C1")]
    public async Task AsyncFactory_UntilItsTaskEnds_KeepsTheCallsWaiting()
    {
        using var making = new Gate();
        var record = new Journal.Record();
        var shared = Share(async _ =>
        {
            await making.PassAsync();
            return new Journal(record);
        });
        await making.Reached;
        var call = shared.AskAsync(static r => r.Echo(1)).AsTask();

        var snapshot = shared.GetSnapshot();
        Assert.Equal(("Create", 1, ResourceState.Starting), (snapshot.RunningMethod, snapshot.QueueLength, snapshot.State));
        Assert.False(call.IsCompleted);
        making.Open();
        Assert.Equal(1, await call.Soon());
    }
}
