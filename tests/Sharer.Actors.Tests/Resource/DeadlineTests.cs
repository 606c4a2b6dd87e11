using System.Diagnostics;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Resource;

/// <summary>Deadlines where the contract suite's clock does not look: on the system's clock, and with timers that do not come.</summary>
public sealed class DeadlineTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C4"), Trait("Contract", "C10")]
    public async Task Deadline_ThatPassedWithoutATick_KeepsTheCallFromStarting()
    {
        var time = new TimeWithoutTimers();
        await using var shared = engine.System.Share("no timers", static () => new object(), o =>
            o.TimeProvider = time);
        using var gate = new Gate();
        var held = shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }).AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var ran = false;
        var late = Ended.OfAsync(shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(1) }).AskAsync(_ => { ran = true; }));

        time.Jump(TimeSpan.FromSeconds(2));
        gate.Open();

        Assert.Equal((Ending.TimedOut, true), ((await late.Soon()).How, (await late).NeverRan));
        await held.Soon();
        await shared.AskAsync(static _ => { }).Soon();
        Assert.False(ran);
    }

    // Calls are stamped with the time of a tick that may be long past: rounded down, they would end too early.
    [Fact, Trait("Contract", "C10")]
    public async Task Deadline_OnTheSystemsClock_IsNeverEarly()
    {
        await using var shared = engine.System.Share("never early", static () => new object());
        var limit = TimeSpan.FromMilliseconds(40);
        var hurried = shared.With(new CallOptions { Timeout = limit });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;

        var calls = Enumerable.Range(0, 50).Select(async i =>
        {
            // Spread over a few ticks.
            await Task.Delay(i);
            var start = Stopwatch.GetTimestamp();
            var end = await Ended.OfAsync(hurried.AskAsync(static _ => { }));
            return (Took: Stopwatch.GetElapsedTime(start), end.How);
        });
        foreach (var (took, how) in await Task.WhenAll(calls).Soon())
        {
            Assert.Equal(Ending.TimedOut, how);
            Assert.True(took >= limit, $"{took.TotalMilliseconds} ms");
        }
        gate.Open();
        await held.Soon();
    }

    private sealed class TimeWithoutTimers : TimeProvider
    {
        private long _now = TimeSpan.TicksPerDay;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Volatile.Read(ref _now);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Dead();

        public void Jump(TimeSpan by) => Interlocked.Add(ref _now, by.Ticks);

        private sealed class Dead : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
