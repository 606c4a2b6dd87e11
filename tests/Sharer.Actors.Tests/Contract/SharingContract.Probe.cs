using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact]
    public async Task Probe_OfAnIdleResource_RunsAtEachInterval()
    {
        var time = new ManualTimeProvider();
        var probes = 0;
        var shared = Share(() => new object(), o =>
        {
            o.TimeProvider = time;
            o.ProbeInterval = TimeSpan.FromSeconds(5);
            o.Probe = _ => Interlocked.Increment(ref probes);
        });
        await shared.Started.Soon();

        for (var expected = 1; expected <= 3; expected++)
        {
            await AdvanceUntilAsync(time, () => Volatile.Read(ref probes) >= expected, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
            Assert.True(time.Elapsed >= TimeSpan.FromSeconds(5 * expected), $"{expected} probes after {time.Elapsed}");
        }
    }

    [Fact]
    public async Task Probe_OfAResourceInUse_IsLeftOut()
    {
        var time = new ManualTimeProvider();
        var probes = 0;
        var shared = Share(() => new object(), o =>
        {
            o.TimeProvider = time;
            o.ProbeInterval = TimeSpan.FromSeconds(5);
            o.Probe = _ => Interlocked.Increment(ref probes);
        });
        await shared.AskAsync(static _ => { }).Soon();
        // The first may have been made before the first interval began; this one falls into it.
        await shared.AskAsync(static _ => { }).Soon();

        // The interval in which the call ran is let go by; the next one is idle.
        await AdvanceUntilAsync(time, () => Volatile.Read(ref probes) == 1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        Assert.True(time.Elapsed >= TimeSpan.FromSeconds(10), $"probed after {time.Elapsed}");
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Probe_ThatThrows_ReplacesTheResource()
    {
        var time = new ManualTimeProvider();
        var made = 0;
        var shared = Share(() => new Numbered(Interlocked.Increment(ref made)), o =>
        {
            o.TimeProvider = time;
            o.ProbeInterval = TimeSpan.FromSeconds(5);
            o.Probe = static numbered =>
            {
                if (numbered.Number == 1)
                    throw new IOException("the line is dead");
            };
        });
        Assert.Equal(1, await shared.AskAsync(static numbered => numbered.Number).Soon());

        await AdvanceUntilAsync(time, () => shared.GetSnapshot().Restarts == 1, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        Assert.Equal(2, await shared.AskAsync(static numbered => numbered.Number).Soon());
    }

    private sealed record Numbered(int Number);
}
