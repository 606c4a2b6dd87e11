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
            await time.PassAsync(TimeSpan.FromSeconds(5));
            await Patience.Eventually(() => Volatile.Read(ref probes) == expected, $"{expected} probes");
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

        await time.PassAsync(TimeSpan.FromSeconds(5));
        // A message passes the probe's on its way to the actor or comes behind it: in both cases the probe was looked at when the next is due.
        await time.PassAsync(TimeSpan.FromSeconds(5));
        await Patience.Eventually(() => Volatile.Read(ref probes) == 1, "the probe after an idle interval");

        Assert.Equal(10, time.Elapsed.TotalSeconds);
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

        await time.PassAsync(TimeSpan.FromSeconds(5));
        await time.PassAsync(TimeSpan.FromSeconds(5));
        await Patience.Eventually(() => shared.GetSnapshot().Restarts == 1, "the resource is made anew");

        Assert.Equal(2, await shared.AskAsync(static numbered => numbered.Number).Soon());
    }

    private sealed record Numbered(int Number);
}
