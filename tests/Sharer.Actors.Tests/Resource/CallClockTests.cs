using Akka.Event;
using Sharer.Actors.Tests.Contract;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

public sealed class CallClockTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C10"), Trait("Contract", "C18")]
    public async Task Watch_FirstFromASuppressedFlow_MakesItsTimerAllTheSame()
    {
        var time = new ManualTimeProvider();
        await using var shared = engine.System.Share("watched", static () => new object());
        await shared.Started.Soon();
        var clock = new CallClock(time, Logging.GetLogger(engine.System, "clock"));
        shared.Resource.IsWatched = false;
        using (ExecutionContext.SuppressFlow())
            clock.Watch(shared.Resource);

        Assert.True(time.HasTimerDueWithin(CallClock.TickLength));
        Assert.Equal(1, time.TimersCreated);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Watch_OfWhatIsWatched_ChangesNothing()
    {
        var time = new ManualTimeProvider();
        await using var shared = engine.System.Share("watched twice", static () => new object());
        await shared.Started.Soon();
        var clock = new CallClock(time, Logging.GetLogger(engine.System, "clock"));
        shared.Resource.IsWatched = false;
        // Two callers may have found it unwatched at once.
        clock.Watch(shared.Resource);
        clock.Watch(shared.Resource);
        time.Advance(CallClock.TickLength * 10);

        Assert.False(time.HasTimerDueWithin(TimeSpan.FromDays(1)));
        Assert.Equal(1, time.TimersCreated);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Tick_ThatFailsAtOneResource_KeepsTheTimeOfTheOthers()
    {
        var time = new HookedTime();
        using var hanging = new Gate();
        var log = Recorder.In(engine.System, out var events);
        engine.System.EventStream.Subscribe(log, typeof(Error));
        await using var first = engine.System.Share("hangs", () => Hang(hanging), o => o.TimeProvider = time);
        await hanging.Reached;
        await using var second = engine.System.Share("hurried", static () => new object(), o => o.TimeProvider = time);
        await second.Started.Soon();
        using var gate = new Gate();
        var held = second.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }).AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var late = Ended.OfAsync(second.AskAsync(static _ => { }));
        time.Clock.Advance(TimeSpan.FromSeconds(29));
        // The tick reads the clock itself, then to see how long the factory of the first has been at work.
        time.AtSecondReading(static () => throw new TimeZoneNotFoundException("the clock stands still"));
        time.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(Ending.TimedOut, (await late.Soon()).How);
        await Patience.Eventually(
            () => events.OfType<Error>().Any(static e => e.Cause is TimeZoneNotFoundException && e.ToString().Contains("'hangs'", StringComparison.Ordinal)),
            "the failed look is in the log");
        hanging.Open();
        gate.Open();
        await held.Soon();
        engine.System.Stop(log);
    }

    private static object Hang(Gate gate)
    {
        gate.Pass();
        return new object();
    }
}
