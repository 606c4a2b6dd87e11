using System.Diagnostics;
using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Cost;

/// <summary>What stays in memory of calls far beyond the capacity, and of resources that nobody calls.</summary>
[Collection(nameof(CallCost))]
public sealed class OverloadTests(Engine engine) : IClassFixture<Engine>
{
    private const int Capacity = 16;

    [Theory, Trait("Contract", "C9")]
    [InlineData(WhenFull.Wait, "ask")]
    [InlineData(WhenFull.Wait, "tell")]
    [InlineData(WhenFull.Wait, "message")]
    [InlineData(WhenFull.Reject, "ask")]
    [InlineData(WhenFull.DropOldest, "ask")]
    [InlineData(WhenFull.DropOldest, "tell")]
    public async Task Overload_OfEachKind_LeavesTheHeapFlat(WhenFull whenFull, string kind)
    {
        await using var shared = engine.System.Share(
            $"overload of {whenFull} {kind}", static () => new Counter(), o => (o.Capacity, o.WhenFull) = (Capacity, whenFull));
        await OverloadAsync(shared, kind, Capacity * 100);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < 10; i++)
            await OverloadAsync(shared, kind, Capacity * 100);
        var grown = GC.GetTotalMemory(forceFullCollection: true) - before;

        // The pool of calls may still fill up to its bound, some 2,000 of them; every call kept would be three times as much.
        Assert.True(grown < 1 << 20, $"the heap grew by {grown} bytes");
        Assert.Equal((0, 0), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
    }

    [Fact, Trait("Contract", "C19")]
    public async Task Resources_ThatAreIdle_CostNoThreadEach()
    {
        const int resources = 300;
        string[] dispatchers = ["sharer.dispatcher", "sharer.blocking-dispatcher"];
        var before = Threads();
        var shared = Enumerable.Range(0, resources)
            .Select(i => engine.System.Share($"idle {i}", static () => new Counter(), o => o.Dispatcher = dispatchers[i % 2])).ToArray();
        foreach (var one in shared)
            await one.AskAsync(static counter => counter.Increment()).Soon();

        Assert.True(Threads() - before < resources / 3, $"{Threads() - before} threads for {resources} resources");
        await Task.WhenAll(shared.Select(static one => one.DisposeAsync().AsTask())).Soon();
    }

    private static int Threads()
    {
        using var process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }

    private static async Task OverloadAsync(SharedRef<Counter> shared, string kind, int calls)
    {
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var made = new List<Task>(kind == "ask" ? calls : 0);
        for (var i = 0; i < calls; i++)
        {
            switch (kind)
            {
                case "ask":
                    made.Add(Ended.OfAsync(shared.AskAsync(static counter => counter.Increment())));
                    break;
                case "tell":
                    shared.Tell(static counter => counter.Increment());
                    break;
                default:
                    shared.Actor.Tell(new SharedCall<Counter, int>(static counter => counter.Increment()), ActorRefs.NoSender);
                    break;
            }
        }
        Assert.InRange(shared.GetSnapshot().QueueLength, 0, Capacity);
        gate.Open();
        await held.Soon();
        await Task.WhenAll(made).Soon();
        await Patience.Eventually(() => shared.Resource.Admission is { Inside: 0, Suspended: 0 }, "nothing is left inside");
    }

    private sealed class Counter
    {
        private int _value;

        public int Increment() => ++_value;
    }
}
