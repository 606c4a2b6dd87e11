using Sharer.Instruments;

namespace Sharer.Actors.Tests.Resource;

public sealed class DisposedInstanceTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C8")]
    public async Task Factory_ThatGivesBackADisposedInstance_IsAskedAgainBeforeACallRuns()
    {
        var record = new Journal.Record();
        var (first, second) = (new Journal(record), new Journal(record));
        var attempts = 0;
        await using var shared = engine.System.Share("given back", () => ++attempts <= 2 ? first : second, static o =>
            (o.IsBroken, o.Restart.MinBackoff) = (static _ => true, TimeSpan.FromMilliseconds(1)));
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());

        Assert.Equal(second.Generation, await shared.AskAsync(static r => r.Generation).Soon());

        Assert.Equal((3, 1), (attempts, record.Disposed));
        Assert.Equal(1, shared.GetSnapshot().Restarts);
    }
}
