using Sharer.Instruments;

namespace Sharer.Actors.Tests.Cost;

/// <summary>Alone in the process, as allocations are counted for all of it.</summary>
[CollectionDefinition(nameof(CallCost), DisableParallelization = true)]
public sealed class CallCostCollection;

[Collection(nameof(CallCost))]
public sealed class CallCost(Engine engine) : IClassFixture<Engine>
{
    private const int Calls = 10_000;

    // The smallest object is 24 bytes: not one call in twenty may have made one. The runtime's waking of threads makes a few.
    private const long Tolerated = Calls;

    [Theory, Trait("Contract", "C19")]
    [InlineData("sharer.dispatcher", false)]
    [InlineData("sharer.dispatcher", true)]
    [InlineData("sharer.blocking-dispatcher", false)]
    [InlineData("sharer.pinned-dispatcher", false)]
    public async Task AskAsync_Warm_AllocatesNothing(string dispatcher, bool throughAView)
    {
        var owner = engine.System.Share($"cost of {dispatcher} {throughAView}", static () => new Counter(), o => o.Dispatcher = dispatcher);
        await using var _ = owner;
        var shared = throughAView ? owner.With(new CallOptions { Priority = CallPriority.High, Timeout = TimeSpan.FromSeconds(5) }) : owner;

        Assert.InRange(await LeastAllocatedAsync(() => AskAsync(shared, CancellationToken.None)), 0, Tolerated);
        using var source = new CancellationTokenSource();
        Assert.InRange(await LeastAllocatedAsync(() => AskAsync(shared, source.Token)), 0, Tolerated);
        Assert.InRange(await LeastAllocatedAsync(() => TellAsync(shared)), 0, Tolerated);
        Assert.InRange(await LeastAllocatedAsync(() => CallFacadeAsync(shared, source.Token)), 0, Tolerated);
        Assert.InRange(await LeastAllocatedAsync(() => PipelineAsync(shared)), 0, Tolerated);
    }

    [Theory, Trait("Contract", "C13"), Trait("Contract", "C19")]
    [InlineData("sharer.dispatcher")]
    [InlineData("sharer.pinned-dispatcher")]
    public async Task AskAsync_BatchedAndWarm_AllocatesNothing(string dispatcher)
    {
        var hooked = 0;
        await using var owner = engine.System.Share($"cost of batches on {dispatcher}", static () => new Counter(), o =>
        {
            Action<Counter> hook = _ => hooked++;
            o.Dispatcher = dispatcher;
            o.Batch = new() { Begin = hook, Commit = hook, Savepoint = hook, ReleaseSavepoint = hook, RollbackToSavepoint = hook, InTransaction = static _ => true };
        });
        var shared = owner.With(new CallOptions { Batch = true });

        Assert.InRange(await LeastAllocatedAsync(() => AskAsync(shared, CancellationToken.None)), 0, Tolerated);
        Assert.InRange(await LeastAllocatedAsync(() => PipelineAsync(shared)), 0, Tolerated);
        Assert.InRange(hooked, 4 * Calls, int.MaxValue);
    }

    [Fact, Trait("Contract", "C9"), Trait("Contract", "C19")]
    public async Task SuspendedCallers_InNumbers_CostLittleEachAndNothingAfterwards()
    {
        const int suspended = 50_000;
        await using var shared = engine.System.Share("many suspended", static () => new Counter(), static o => o.Capacity = 4);
        await SuspendAsync(shared, suspended);
        var (each, _) = await SuspendAsync(shared, suspended);
        var rounds = new List<long>();
        for (var i = 0; i < 4; i++)
            rounds.Add((await SuspendAsync(shared, suspended)).HeapAfterwards);

        Assert.InRange(each, 0, 400);
        Assert.True(rounds[^1] - rounds[0] < 1 << 20, $"the heap grew: {string.Join(", ", rounds)}");
    }

    [Fact, Trait("Contract", "C9")]
    public async Task RejectedCalls_InNumbers_LeaveTheHeapFlat()
    {
        await using var shared = engine.System.Share("overload", static () => new Counter(), static o => (o.Capacity, o.WhenFull) = (8, WhenFull.Reject));
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var inside = Enumerable.Range(0, 8).Select(_ => shared.AskAsync(static r => r.Increment()).AsTask()).ToArray();
        await OverloadAsync(5_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await OverloadAsync(50_000);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        Assert.True(grown < 1 << 19, $"the heap grew by {grown} bytes");
        Assert.Equal(55_000, shared.GetSnapshot().Rejected);
        gate.Open();
        await Task.WhenAll([held, .. inside]).Soon();

        async Task OverloadAsync(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                var call = shared.AskAsync(static r => r.Increment());
                try
                {
                    await call;
                    Assert.Fail("it was not rejected");
                }
                catch (CallRejectedException)
                {
                }
            }
        }
    }

    private static async Task<(long BytesEach, long HeapAfterwards)> SuspendAsync(SharedRef<Counter> shared, int callers)
    {
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var calls = new ValueTask<int>[callers];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < calls.Length; i++)
            calls[i] = shared.AskAsync(static (r, by) => r.Add(by), 1);
        var during = GC.GetTotalMemory(forceFullCollection: true);
        gate.Open();
        await held.Soon();
        foreach (var call in calls)
            await call;
        Array.Clear(calls);
        return ((during - before) / callers, GC.GetTotalMemory(forceFullCollection: true));
    }

    // The runtime and the reports on earlier tests allocate meanwhile; the calls would do so in every round, so the quietest one counts.
    private static async Task<long> LeastAllocatedAsync(Func<Task> round)
    {
        await round();
        await round();
        var least = long.MaxValue;
        for (var i = 0; i < 40 && least > Tolerated; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await round();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }
        return least;
    }

    private static async Task AskAsync(SharedRef<Counter> shared, CancellationToken token)
    {
        for (var i = 0; i < Calls / 4; i++)
        {
            await shared.AskAsync(static r => r.Increment(), token).ConfigureAwait(false);
            await shared.AskAsync(static r => { r.Increment(); }, token).ConfigureAwait(false);
            await shared.AskAsync(static (r, by) => r.Add(by), i, token).ConfigureAwait(false);
            await shared.AskAsync(static (Counter r, (int By, long Other) s) => { r.Add(s.By); }, (i, 2L), token).ConfigureAwait(false);
        }
    }

    private static async Task CallFacadeAsync(SharedRef<Counter> shared, CancellationToken token)
    {
        for (var i = 0; i < Calls / 5; i++)
        {
            await shared.IncrementAsync(token).ConfigureAwait(false);
            await shared.ResetAsync(token).ConfigureAwait(false);
            await shared.AddAsync(i, "by hand", 2L, token).ConfigureAwait(false);
            await shared.SetAsync(i, (1, 2), token).ConfigureAwait(false);
            await shared.AddUnlessAsync(i, 3m, token).ConfigureAwait(false);
        }
    }

    private static async Task TellAsync(SharedRef<Counter> shared)
    {
        for (var i = 0; i < Calls / 10; i++)
        {
            for (var j = 0; j < 9; j++)
                shared.Tell(static r => r.Increment());
            await shared.AskAsync(static r => r.Increment()).ConfigureAwait(false);
        }
    }

    private static async Task PipelineAsync(SharedRef<Counter> shared)
    {
        for (var i = 0; i < Calls / 5; i++)
        {
            var first = shared.AskAsync(static r => r.Increment());
            var second = shared.AskAsync(static r => r.Increment());
            var third = shared.AskAsync(static (r, by) => r.Add(by), 3);
            await first.ConfigureAwait(false);
            await second.ConfigureAwait(false);
            await third.ConfigureAwait(false);
        }
    }
}
