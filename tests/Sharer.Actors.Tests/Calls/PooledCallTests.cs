using System.Runtime.CompilerServices;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Calls;

public sealed class PooledCallTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C9")]
    public async Task AskAsync_Ended_KeepsNeitherClosureNorStateNorResultAlive()
    {
        await using var shared = engine.System.Share("pooled", static () => new object());
        WeakReference[] given = await CallAsync(shared);

        await Patience.Eventually(() =>
        {
            GC.Collect();
            return given.All(static one => !one.IsAlive);
        }, "nothing that the calls were given, or gave, is alive");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference[]> CallAsync(SharedRef<object> shared)
    {
        var (captured, state, told) = (new object(), new object(), new object());
        await shared.AskAsync(_ => captured.GetHashCode()).Soon();
        await shared.AskAsync(static (_, state) => state.GetHashCode(), state).Soon();
        shared.Tell(_ => told.GetHashCode());
        var result = await shared.AskAsync(static _ => new object()).Soon();
        return [new(captured), new(state), new(told), new(result)];
    }
}
