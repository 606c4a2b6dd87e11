using Sharer.Instruments;

namespace Sharer.Actors.Tests.Direct;

public sealed class VisitorTests
{
    // Who finds another at work leaves his call to him, who may be about to go: one call a round each, so that nobody else comes by.
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C1")]
    public async Task Ask_ByTwoThreadsAtOnce_LeavesNoCallBehind()
    {
        const int rounds = 4_000;
        var guard = new OverlapGuard();
        await using var shared = SharedRef.Direct(new GuardedCounter(guard), "visitors");
        using var together = new Barrier(2);
        var threads = Enumerable.Range(0, 2).Select(which => Task.Factory.StartNew(
            () =>
            {
                var random = new Random(which);
                for (var round = 0; round < rounds; round++)
                {
                    Assert.True(together.SignalAndWait(Patience.Limit));
                    Thread.SpinWait(random.Next(40));
                    var call = shared.AskAsync(static r => r.Increment()).AsTask();
                    Assert.True(call.IsCompleted || call.Wait(Patience.Limit), $"round {round}: nobody ran the call");
                }
            },
            TaskCreationOptions.LongRunning)).ToArray();
        await Task.WhenAll(threads).WaitAsync(2 * Patience.Limit);

        Assert.Equal(2 * rounds, await shared.AskAsync(static r => r.Value).Soon());
        Assert.Equal(0, guard.Overlaps);
    }
}
