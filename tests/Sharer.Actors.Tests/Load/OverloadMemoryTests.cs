using Sharer.Actors.Tests.Cost;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Load;

/// <summary>Memory under overload: what a refused or given-up call keeps (nothing), and what refusing it makes (its exception).</summary>
[Collection(nameof(CallCost))]
public sealed class OverloadMemoryTests(Engine engine) : IClassFixture<Engine>
{
    private const int Capacity = 64;
    private const int Calls = 20_000;

    // The exception with its text, its stack as far as it goes, and the call, which after a failure is not used again.
    private const long MostMade = 4_096;
    private const long MostKept = 8;

    [Theory, Trait("Contract", "C9")]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.DropOldest)]
    public async Task Rejections_InNumbers_KeepNothingAndMakeTheirExceptionOnly(WhenFull whenFull)
    {
        await using var shared = engine.System.Share($"memory {whenFull}", static () => new object(), o =>
            (o.Capacity, o.WhenFull) = (Capacity, whenFull));
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var waiting = new Queue<ValueTask>();
        Overload(Calls);
        var (made, kept) = (long.MaxValue, long.MaxValue);
        for (var round = 0; round < 3; round++)
        {
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            Overload(Calls);
            made = Math.Min(made, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / Calls);
            kept = Math.Min(kept, (GC.GetTotalMemory(forceFullCollection: true) - heap) / Calls);
        }

        Assert.InRange(made, 1, MostMade);
        Assert.InRange(kept, long.MinValue, MostKept);
        gate.Open();
        await held.Soon();
        while (waiting.TryDequeue(out var call))
            Assert.Equal(Ending.Result, (await Ended.OfAsync(call).Soon()).How);

        void Overload(int calls)
        {
            for (var i = 0; i < calls; i++)
            {
                waiting.Enqueue(shared.AskAsync(static _ => { }));
                if (waiting.Count <= Capacity)
                    continue;
                // The one that had to go: the newcomer, which then goes round the queue to its end, or the oldest.
                for (var older = whenFull == WhenFull.Reject ? Capacity : 0; older > 0; older--)
                    waiting.Enqueue(waiting.Dequeue());
                Assert.Throws<CallRejectedException>(() => waiting.Dequeue().GetAwaiter().GetResult());
            }
        }
    }

    [Fact, Trait("Contract", "C9")]
    public async Task Cancellations_OfSuspendedCallersInNumbers_KeepNothing()
    {
        await using var shared = engine.System.Share("memory of the suspended", static () => new object(), static o => o.Capacity = Capacity);
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        SuspendAndCancel();
        var kept = long.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            var heap = GC.GetTotalMemory(forceFullCollection: true);
            SuspendAndCancel();
            kept = Math.Min(kept, (GC.GetTotalMemory(forceFullCollection: true) - heap) / Calls);
        }

        Assert.InRange(kept, long.MinValue, MostKept);
        Assert.Equal((0, 0), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        gate.Open();
        await held.Soon();

        void SuspendAndCancel()
        {
            using var cancel = new CancellationTokenSource();
            var calls = new ValueTask[Calls];
            for (var i = 0; i < calls.Length; i++)
                calls[i] = shared.AskAsync(static _ => { }, cancel.Token);
            Assert.Equal(Calls - Capacity, shared.GetSnapshot().AwaitingAdmission);
            cancel.Cancel();
            foreach (var call in calls)
                Assert.Throws<CallCanceledException>(() => call.GetAwaiter().GetResult());
        }
    }
}
