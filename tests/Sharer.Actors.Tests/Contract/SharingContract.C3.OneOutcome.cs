using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    public enum WayToStop
    {
        DisposeAsync,
        Dispose,
        ContextStop,
        Kill,
        PoisonPill,
        Terminate,
    }

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C11")]
    [InlineData(WayToStop.DisposeAsync)]
    [InlineData(WayToStop.Dispose)]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.PoisonPill)]
    [InlineData(WayToStop.Terminate)]
    public async Task Stop_InTheMiddleOfTheLoad_LeavesNoCallWithoutAnOutcome(WayToStop way)
    {
        var random = new Random(20_301_122);
        for (var cycle = 0; cycle < (way == WayToStop.Terminate ? 8 : 25); cycle++)
        {
            var system = way == WayToStop.Terminate ? NewSystem() : System;
            var shared = ShareJournal(out var record, o => o.Capacity = cycle % 3 == 0 ? 2 : 1024, system: system);
            var ledger = new CallLedger(4 * 4_000);
            var callers = Enumerable.Range(0, 4).Select(caller => Task.Run(() =>
                ledger.MakeCallsAsync(shared, seed: cycle + caller, first: caller * 4_000, count: 4_000, untilStopped: true))).ToArray();
            var enough = random.Next(1, 300);
            await Patience.Eventually(() => record.Entries.Length >= enough, "some calls have run");

            await StopAsync(OwnerOf(shared), way, system);

            await Task.WhenAll(callers).Soon();
            await shared.Stopped.Soon();
            ledger.Check(record.Entries);
            Assert.Equal((1, 1), (record.Created, record.Disposed));
            var late = await Ended.OfAsync(shared.AskAsync(static _ => { })).Soon();
            Assert.Equal((Ending.Stopped, true), (late.How, late.NeverRan));
        }
    }

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C11")]
    [InlineData(WayToStop.DisposeAsync)]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.PoisonPill)]
    [InlineData(WayToStop.Terminate)]
    public async Task Stop_WhileTheFactoryKeepsFailing_EndsEveryCall(WayToStop way)
    {
        var system = way == WayToStop.Terminate ? NewSystem() : System;
        var time = new ManualTimeProvider();
        var shared = Share<Journal>(
            static () => throw new IOException(), o => (o.TimeProvider, o.Capacity) = (time, 3), system: system);
        await Assert.ThrowsAsync<IOException>(() => shared.Started.Soon());
        var calls = Enumerable.Range(0, 10).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(0)))).ToArray();

        var stop = StopAsync(OwnerOf(shared), way, system);
        await AdvanceUntilAsync(time, () => shared.Stopped.IsCompleted, step: TimeSpan.FromMilliseconds(100), limit: TimeSpan.FromMinutes(10));
        await stop.Soon();

        // A poison pill waits for what is before it, and that for its own time limit.
        var how = way == WayToStop.PoisonPill ? Ending.TimedOut : Ending.Stopped;
        Assert.All(await Task.WhenAll(calls).Soon(), end => Assert.Equal((how, true), (end.How, end.NeverRan)));
        await shared.Stopped.Soon();
    }

    private protected static Task StopAsync<T>(SharedRef<T> owner, WayToStop way, ActorSystem system) where T : class
    {
        switch (way)
        {
            case WayToStop.DisposeAsync:
                return owner.DisposeAsync().Soon();
            case WayToStop.Dispose:
                owner.Dispose();
                break;
            case WayToStop.ContextStop:
                return StopChildAsync(owner.Actor, system);
            case WayToStop.Kill:
                owner.Actor.Tell(Kill.Instance);
                break;
            case WayToStop.PoisonPill:
                owner.Actor.Tell(PoisonPill.Instance);
                break;
            case WayToStop.Terminate:
                return system.Terminate().Soon();
        }
        return Task.CompletedTask;
    }

    // The guardian stops its children in its own time; it has done so once it has answered.
    private static async Task StopChildAsync(IActorRef actor, ActorSystem system)
    {
        system.Stop(actor);
        await system.ActorSelection("/user").Ask<ActorIdentity>(new Identify(1), Patience.Limit);
    }

    private protected static async Task AdvanceUntilAsync(ManualTimeProvider time, Func<bool> condition, TimeSpan step, TimeSpan limit)
    {
        for (var passed = TimeSpan.Zero; !condition(); passed += step)
        {
            Assert.True(passed < limit, $"It did not happen within {limit} of virtual time.");
            time.Advance(step);
            await Task.Delay(1);
        }
    }
}
