using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Fact, Trait("Contract", "C1"), Trait("Contract", "C8")]
    public async Task Replacement_UnderLoad_OverlapsNoCall()
    {
        const int callers = 8, each = 2_000;
        var guard = new OverlapGuard();
        var created = 0;
        var shared = Share(
            () =>
            {
                created++;
                return new GuardedCounter(guard);
            },
            o => o.IsBroken = static e => e is InvalidDataException);

        var broken = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var thrown = 0;
            for (var i = 0; i < each; i++)
            {
                if ((i + caller) % 40 != 0)
                {
                    await shared.AskAsync(static r => r.Increment());
                    continue;
                }
                await Assert.ThrowsAsync<InvalidDataException>(() => shared.AskAsync(static r =>
                {
                    r.Increment();
                    throw new InvalidDataException();
                }).AsTask());
                thrown++;
            }
            return thrown;
        }))).Soon();
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal(0, guard.Overlaps);
        Assert.Equal(broken.Sum() + 1, created);
        Assert.Equal((callers * each) + (2 * created), guard.Entries);
        Assert.Equal(broken.Sum(), shared.GetSnapshot().Restarts);
    }

    [Fact, Trait("Contract", "C1")]
    public async Task UseAsync_UntilItsTaskEnds_HoldsTheTurn()
    {
        var shared = ShareJournal(out var record);
        using var first = new Gate();
        using var second = new Gate();
        var use = shared.UseAsync(async (r, _) =>
        {
            r.Write(1);
            await first.PassAsync();
            r.Write(2);
            await second.PassAsync();
            r.Write(3);
        }).AsTask();
        var ask = shared.AskAsync(static r => r.Write(10)).AsTask();
        var next = shared.UseAsync(static (r, _) =>
        {
            r.Write(11);
            return ValueTask.CompletedTask;
        }).AsTask();

        await first.Reached;
        Assert.Equal(("UseAsync", 2), (shared.GetSnapshot().RunningMethod, shared.GetSnapshot().QueueLength));
        first.Open();
        await second.Reached;
        Assert.False(ask.IsCompleted);
        second.Open();
        await Task.WhenAll(use, ask, next).Soon();

        Assert.Equal([1, 2, 3, 10, 11], record.Entries);
    }

    [Fact, Trait("Contract", "C1")]
    public async Task UseAsync_ThatResumesOnOtherThreads_OverlapsNothing()
    {
        var guard = new OverlapGuard();
        var shared = Share(() => new GuardedCounter(guard));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(caller => Task.Run(async () =>
        {
            for (var i = 0; i < 500; i++)
            {
                await shared.UseAsync(static async (r, _) =>
                {
                    await Task.Run(static () => { }, CancellationToken.None).ConfigureAwait(false);
                    return await r.IncrementAcrossAnAwaitAsync();
                });
                await shared.AskAsync(static r => r.Increment());
            }
        }))).Soon();

        Assert.Equal(8_000, await shared.AskAsync(static r => r.Value).Soon());
        Assert.Equal(0, guard.Overlaps);
    }
}
