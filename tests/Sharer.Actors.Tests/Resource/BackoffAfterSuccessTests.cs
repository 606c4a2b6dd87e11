using System.Collections.Concurrent;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Resource;

public sealed class BackoffAfterSuccessTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C8")]
    public async Task Attempts_ThatFailAfterASuccess_BeginWithTheShortestPauseAgain()
    {
        var time = new ManualTimeProvider();
        var log = Recorder.In(engine.System, out var events);
        engine.System.EventStream.Subscribe(log, typeof(Warning));
        var attempts = 0;
        await using var shared = engine.System.Share(
            "back to the start",
            () => Interlocked.Increment(ref attempts) is 2 or 3 or 5 ? throw new IOException("not yet") : new object(),
            o =>
            {
                (o.TimeProvider, o.CallTimeout, o.IsBroken) = (time, Timeout.InfiniteTimeSpan, static _ => true);
                (o.Restart.MinBackoff, o.Restart.Factor, o.Restart.Jitter) = (TimeSpan.FromSeconds(1), 3, 0);
            });
        await BreakAsync(shared);
        await UntilAsync(() => Says(events, "attempt 1, the next in 1 s"), time);
        await UntilAsync(() => Says(events, "attempt 2, the next in 3 s"), time);
        await UntilAsync(() => shared.GetSnapshot().State == ResourceState.Up, time);
        events.Clear();

        await BreakAsync(shared);
        await Patience.Eventually(() => Volatile.Read(ref attempts) == 5 && Says(events, "the next in"), "the failure is in the log");

        Assert.True(Says(events, "attempt 1, the next in 1 s"), string.Join(Environment.NewLine, events));
        await UntilAsync(() => shared.GetSnapshot().State == ResourceState.Up, time);
        engine.System.Stop(log);
    }

    private static Task BreakAsync(SharedRef<object> shared) =>
        Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());

    private static bool Says(ConcurrentQueue<object> events, string text) =>
        events.OfType<Warning>().Any(warning => warning.Message.ToString()!.Contains(text, StringComparison.Ordinal));

    private static Task UntilAsync(Func<bool> condition, ManualTimeProvider time) => Patience.Eventually(
        () =>
        {
            if (condition())
                return true;
            time.Advance(TimeSpan.FromMilliseconds(100));
            return false;
        },
        "the attempts go on");
}
