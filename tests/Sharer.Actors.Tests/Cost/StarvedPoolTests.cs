using Sharer.Instruments;

namespace Sharer.Actors.Tests.Cost;

/// <summary>Time limits while every thread of the thread pool is blocked. Alone, for nothing else goes on meanwhile.</summary>
[Collection(nameof(CallCost))]
public sealed class StarvedPoolTests(Engine engine) : IClassFixture<Engine>
{
    // More than the pool can have threads, which it may not add to meanwhile.
    private const int Blockers = 2_000;

    [Theory, Trait("Contract", "C10"), Trait("Contract", "C4")]
    [InlineData("sharer.pinned-dispatcher")]
    [InlineData("sharer.blocking-dispatcher")]
    public async Task Deadline_WhileEveryPoolThreadIsBlocked_IsKeptAndTheCallNeverRuns(string dispatcher)
    {
        await using var shared = engine.System.Share($"starved on {dispatcher}", static () => new List<int>(), o => o.Dispatcher = dispatcher);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate);
        await gate.Reached;

        Assert.True(EndsWhileThePoolIsBlocked(
            () => shared.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(100) }).AskAsync(static list => list.Add(1)), out var late));
        gate.Open();

        Assert.Equal(CallOutcome.NotStarted, (await Assert.ThrowsAsync<CallTimeoutException>(late.AsTask)).Outcome);
        await held;
        Assert.Equal(0, await shared.AskAsync(static list => list.Count).Soon());
    }

    private static bool EndsWhileThePoolIsBlocked(Func<ValueTask> make, out ValueTask call)
    {
        using var release = new ManualResetEventSlim();
        using var blocked = new CountdownEvent(Blockers);
        ThreadPool.GetMinThreads(out var leastWorkers, out var leastPorts);
        ThreadPool.GetMaxThreads(out var mostWorkers, out var mostPorts);
        Assert.True(ThreadPool.SetMaxThreads(Math.Max(leastWorkers, ThreadPool.ThreadCount), mostPorts));
        for (var i = 0; i < Blockers; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    release.Wait();
                    blocked.Signal();
                },
                null);
        }
        var made = call = make();
        var ended = SpinWait.SpinUntil(() => made.IsCompleted, Patience.Limit) && blocked.CurrentCount == Blockers;
        Assert.True(ThreadPool.SetMaxThreads(mostWorkers, mostPorts) && ThreadPool.SetMinThreads(leastWorkers, leastPorts));
        release.Set();
        Assert.True(blocked.Wait(Patience.Limit));
        return ended;
    }
}
