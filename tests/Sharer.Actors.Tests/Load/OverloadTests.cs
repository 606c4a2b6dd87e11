using Sharer.Instruments;

namespace Sharer.Actors.Tests.Load;

/// <summary>For each call that the resource ends, ten or a hundred new ones.</summary>
public sealed class OverloadTests(Engine engine) : IClassFixture<Engine>
{
    private const int Capacity = 16;

    [Theory, Trait("Contract", "C9"), Trait("Contract", "C3")]
    [InlineData(WhenFull.Wait, 10, 300)]
    [InlineData(WhenFull.Reject, 10, 300)]
    [InlineData(WhenFull.DropOldest, 10, 300)]
    [InlineData(WhenFull.Wait, 100, 60)]
    [InlineData(WhenFull.Reject, 100, 60)]
    [InlineData(WhenFull.DropOldest, 100, 60)]
    public async Task Overload_OfManyTimesWhatTheResourceCanDo_KeepsTheQueueAtItsCapacityAndAnswersEachCall(WhenFull whenFull, int times, int turns)
    {
        using var permits = new SemaphoreSlim(0);
        var (begun, ran) = (0, 0);
        await using var shared = engine.System.Share($"overload {whenFull} {times}", static () => new object(), o =>
            (o.Capacity, o.WhenFull, o.CallTimeout) = (Capacity, whenFull, Timeout.InfiniteTimeSpan));
        var calls = new List<ValueTask>();
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < times; i++)
            {
                calls.Add(shared.AskAsync(_ =>
                {
                    Interlocked.Increment(ref begun);
                    Assert.True(permits.Wait(Patience.Limit));
                    Interlocked.Increment(ref ran);
                }));
                await BegunAsync(turn + 1);
                var now = shared.GetSnapshot();
                Assert.InRange(now.QueueLength, 0, Capacity);
                // Whoever neither runs nor waits has been told, although nothing ends while this turn lasts.
                var others = calls.Count - turn - 1 - now.QueueLength;
                Assert.Equal(whenFull == WhenFull.Wait ? (others, 0) : (0, others), (now.AwaitingAdmission, (int)now.Rejected));
            }
            permits.Release();
            await BegunAsync(turn + 2);
        }
        permits.Release(calls.Count);
        List<Ended> ends = [];
        foreach (var call in calls)
            ends.Add(await Ended.OfAsync(call).Soon());

        Assert.Equal(ran, ends.Count(static end => end.How == Ending.Result));
        Assert.Equal(calls.Count - ran, ends.Count(static end => end is { How: Ending.Rejected, NeverRan: true }));
        var afterwards = shared.GetSnapshot();
        Assert.Equal((calls.Count, calls.Count - ran), (afterwards.Calls, afterwards.Rejected));
        Assert.Equal((0, 0), (afterwards.QueueLength, afterwards.AwaitingAdmission));
        if (whenFull == WhenFull.Wait)
            Assert.Equal(calls.Count, ran);
        else
            Assert.Equal(turns + Capacity, ran);

        Task BegunAsync(int number) => Volatile.Read(ref begun) == number
            ? Task.CompletedTask
            : Patience.Eventually(() => Volatile.Read(ref begun) == number, $"call {number} has begun");
    }

    [Theory, Trait("Contract", "C9")]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.DropOldest)]
    public async Task Rejections_WhileTheResourceHangs_AreThereWhenTheCallReturns(WhenFull whenFull)
    {
        await using var shared = engine.System.Share($"quick {whenFull}", static () => new object(), o =>
            (o.Capacity, o.WhenFull) = (Capacity, whenFull));
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var calls = new List<ValueTask>();
        for (var i = 0; i < 2_000; i++)
        {
            calls.Add(shared.AskAsync(static _ => { }));
            // Who has to go is the newcomer, or the oldest of those that wait.
            if (i >= Capacity)
                Assert.True(calls[whenFull == WhenFull.Reject ? i : i - Capacity].IsFaulted);
        }

        Assert.False(held.IsCompleted);
        gate.Open();
        await held.Soon();
        foreach (var call in calls)
            await Ended.OfAsync(call).Soon();
    }
}
