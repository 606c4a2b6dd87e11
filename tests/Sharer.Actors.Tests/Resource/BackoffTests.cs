using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

public sealed class BackoffTests
{
    [Fact]
    public void After_WithoutJitter_GrowsByTheFactorUpToTheLongestPause()
    {
        var backoff = new Backoff(new RestartOptions
        {
            MinBackoff = TimeSpan.FromMilliseconds(100),
            MaxBackoff = TimeSpan.FromSeconds(1),
            Factor = 3,
            Jitter = 0,
        });

        Assert.Equal([100, 300, 900, 1000, 1000], Enumerable.Range(1, 5).Select(failures => backoff.After(failures).TotalMilliseconds));
    }

    [Fact]
    public void After_SoManyFailuresThatThePowerOverflows_IsTheLongestPause()
    {
        var backoff = new Backoff(new RestartOptions { Jitter = 0 });

        Assert.Equal(TimeSpan.FromSeconds(30), backoff.After(int.MaxValue));
    }

    [Fact]
    public void After_WithJitter_IsSpreadOverItsShareAndNotBeyond()
    {
        var backoff = new Backoff(new RestartOptions
        {
            MinBackoff = TimeSpan.FromSeconds(10),
            MaxBackoff = TimeSpan.FromSeconds(10),
            Jitter = 0.5,
        });

        var pauses = Enumerable.Range(0, 10_000).Select(_ => backoff.After(1).TotalSeconds).ToArray();

        Assert.All(pauses, pause => Assert.InRange(pause, 5, 15));
        Assert.True(pauses.Min() < 6 && pauses.Max() > 14, "chance reaches both ends");
    }
}
