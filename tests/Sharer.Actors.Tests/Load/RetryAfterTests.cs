using Sharer.Instruments;

namespace Sharer.Actors.Tests.Load;

public sealed class RetryAfterTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C9")]
    public async Task RetryAfter_BehindEightCalls_IsEightTimesThatBehindOne()
    {
        var behindOne = await RetryAfterAsync(1);
        var behindEight = await RetryAfterAsync(8);

        Assert.InRange(behindOne, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(1.2));
        Assert.InRange(behindEight / behindOne, 7, 9);
    }

    private async Task<TimeSpan> RetryAfterAsync(int capacity)
    {
        var time = new ManualTimeProvider();
        await using var shared = engine.System.Share($"retry behind {capacity}", static () => new object(), o =>
            (o.Capacity, o.WhenFull, o.TimeProvider, o.CallTimeout) = (capacity, WhenFull.Reject, time, Timeout.InfiniteTimeSpan));
        for (var i = 0; i < 100; i++)
            await shared.AskAsync(static (_, time) => time.Advance(TimeSpan.FromSeconds(1)), time).Soon();
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var waiting = Enumerable.Range(0, capacity).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();

        var rejected = await Assert.ThrowsAsync<CallRejectedException>(() => shared.AskAsync(static _ => { }).Soon());

        gate.Open();
        await Task.WhenAll([held, .. waiting]).Soon();
        return rejected.RetryAfter;
    }
}
