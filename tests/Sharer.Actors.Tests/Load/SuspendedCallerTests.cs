using Akka.Actor;
using Sharer.Actors.Tests.Cost;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Load;

/// <summary>What one caller who is suspended for admission keeps on the heap: his call, which is his place in the lane as well.</summary>
[Collection(nameof(CallCost))]
public sealed class SuspendedCallerTests(Engine engine) : IClassFixture<Engine>
{
    private const int Callers = 20_000;

    // The object's own size; what else allocates meanwhile comes to less than this a caller.
    private const double Noise = 4;

    [Fact, Trait("Contract", "C9")]
    public async Task AskAsync_Suspended_Keeps200Bytes()
    {
        Assert.InRange(await BytesEachAsync(static shared => shared.AskAsync(static r => r.Length)), 100, 200 + Noise);
        Assert.InRange(await BytesEachAsync(static shared => shared.AskAsync(static (r, by) => r.Length + by, 1)), 100, 200 + Noise);
        Assert.InRange(await BytesEachAsync(static shared => shared.AskAsync(static (r, by) => r.Length + by.Item3, (1, 2, 3))), 100, 200 + Noise);
        Assert.InRange(await BytesEachAsync(static shared => shared.AskAsync(static _ => { })), 100, 200 + Noise);
        Assert.InRange(await BytesEachAsync(static shared => shared.AskAsync(static r => r)), 100, 200 + Noise);
    }

    private async Task<double> BytesEachAsync<TCall>(Func<SharedRef<string>, TCall> make)
    {
        var least = double.MaxValue;
        for (var round = 0; round < 3; round++)
        {
            await using var shared = engine.System.Share($"suspended {typeof(TCall)} {round}", static () => "resource", static o => o.Capacity = 0);
            using var gate = new Gate();
            var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
            await gate.Reached;
            var calls = new TCall[Callers];
            var before = GC.GetTotalMemory(forceFullCollection: true);
            for (var i = 0; i < calls.Length; i++)
                calls[i] = make(shared);
            Assert.Equal(Callers, shared.GetSnapshot().AwaitingAdmission);
            least = Math.Min(least, (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)Callers);
            // They fail, and what fails does not go home: the next round finds none of them in the pool.
            shared.Actor.Tell(Kill.Instance);
            gate.Open();
            await shared.Stopped.Soon();
            await held.Soon();
        }
        return least;
    }
}
