using Sharer.Resource;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Resources;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Scenarios;

/// <summary>One or two calls and one thing that races with them, inside the slot, the admission and the mailbox.</summary>
internal static class SlotRaces
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(10);

    public static IEnumerable<SmallCase> All(int preemptions)
    {
        yield return Case("cancel while starting", preemptions, 0, static world =>
        {
            var (shared, token) = (Share(world), Cancelled(world));
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0), new CallTerms(Cancel: token)));
        });
        yield return Case("time-out while settling", preemptions, 1, static world =>
        {
            var shared = Share(world, interrupt: false);
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1), new CallTerms(Timeout: Soon)));
        });
        yield return Case("interrupt while ending", preemptions, 0, static world =>
        {
            var (shared, token) = (Share(world), Cancelled(world));
            world.Caller("ann", async caller =>
            {
                var first = caller.DoAsync(shared, new Job(1, Heeds: false), new CallTerms(Cancel: token));
                await caller.DoAsync(shared, new Job(2, Pauses: 0));
                await first;
            });
        });
        yield return Case("release while settling", preemptions, 0, static world =>
        {
            var (shared, token) = (Share(world, interrupt: false), Cancelled(world));
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1), new CallTerms(Cancel: token)));
        });
        yield return Case("late cancel of a reused call", preemptions, 0, static world =>
        {
            var (shared, token) = (Share(world), Cancelled(world));
            world.Caller("ann", async caller =>
            {
                await caller.DoAsync(shared, new Job(1, Pauses: 0), new CallTerms(Cancel: token));
                await caller.DoAsync(shared, new Job(2, Pauses: 0));
            });
        });
        yield return new SmallCase(
            new Scenario("late time-out of a reused call", static world =>
            {
                var shared = Share(world);
                world.Caller("ann", async caller =>
                {
                    await caller.DoAsync(shared, new Job(1, Pauses: 0), new CallTerms(Timeout: Soon));
                    await caller.DoAsync(shared, new Job(2, Pauses: 0));
                });
            }, FromTheStart: false),
            static () => Granularity.Of("Call.cs"), preemptions + 1, 1);
        yield return Case("cancel while suspended", preemptions, 0, static world =>
        {
            var (shared, token) = (Share(world, capacity: 0), Cancelled(world));
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0)));
            world.Caller("bob", caller => caller.DoAsync(shared, new Job(2, Pauses: 0), new CallTerms(Cancel: token)));
        });
        yield return Case("leave while suspending", preemptions, 0, static world =>
        {
            var shared = Share(world, capacity: 0);
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0)));
            world.Caller("bob", caller => caller.DoAsync(shared, new Job(2, Pauses: 0)));
        });
        yield return Case("drop while cancelling", preemptions, 0, static world =>
        {
            var (shared, token) = (Share(world, capacity: 0, whenFull: WhenFull.DropOldest), Cancelled(world));
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0), new CallTerms(Cancel: token)));
            world.Caller("bob", caller => caller.DoAsync(shared, new Job(2, Pauses: 0)));
        });
        yield return Case("break while another comes", preemptions, 0, static world =>
        {
            var shared = Share(world, whileDown: WhileDown.Reject);
            world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0, End: JobEnd.Break)));
            world.Caller("bob", caller => caller.DoAsync(shared, new Job(2, Pauses: 0)));
        });
        yield return new SmallCase(
            new Scenario("stop by a factory that fails while a call comes", static world =>
            {
                SharedRef<object>? shared = null;
                var attempts = 0;
                shared = world.Share<object>(_ => world.WorkAsync<object>(async () =>
                {
                    await world.PauseAsync("the creation");
                    if (++attempts > 1)
                        return new object();
                    world.Stop(shared!, StopWay.PoisonPill);
                    throw new CreationException(attempts);
                }), static options => (options.CallTimeout, options.Interrupt) = (Timeout.InfiniteTimeSpan, null));
                world.Caller("ann", caller => caller.AskAsync(shared, "any", static _ => null));
            }),
            static () => Granularity.Of("Admission.cs"), preemptions + 1, 0);
        // Nobody else comes by to look whether the stop is done: the pill knows no limit, and the factory waits for its token.
        yield return new SmallCase(
            new Scenario("stop while two end the last call", static world =>
            {
                var shared = world.Share<object>(ending => world.WorkAsync<object>(async () =>
                {
                    var over = world.NewGate("the end of the resource");
                    using var registration = ending.Register(over.Open);
                    await over;
                    throw new CreationException(1);
                }), static options => (options.CallTimeout, options.Interrupt) = (Timeout.InfiniteTimeSpan, null));
                var token = world.NewToken("t");
                // At the tick that finds the time of the call up.
                world.Beside("cancel", () =>
                {
                    world.Sleep(CallClock.TickLength);
                    token.Cancel();
                });
                world.Caller("ann", async caller =>
                {
                    var call = caller.AskAsync(shared, "any", static _ => null, new CallTerms(Timeout: Soon, Cancel: token));
                    world.Stop(shared, StopWay.PoisonPill);
                    await call;
                    await shared.Stopped;
                });
            }),
            static () => Granularity.Of("Call.cs"), preemptions + 1, 1);
        foreach (var way in Enum.GetValues<StopWay>())
        {
            yield return Case($"stop by {way} while suspending", preemptions, 0, world =>
            {
                var shared = Share(world, capacity: 0);
                world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0)));
                world.Caller("bob", caller => caller.DoAsync(shared, new Job(2, Pauses: 0)));
                world.Beside("stop", () => world.Stop(shared, way));
            });
            yield return Case($"stop by {way} while sending", preemptions, 0, world =>
            {
                var shared = Share(world);
                world.Caller("ann", caller => caller.DoAsync(shared, new Job(1, Pauses: 0)));
                world.Beside("stop", () => world.Stop(shared, way));
            });
            yield return Case($"stop by {way} while a turn is held", preemptions, 0, world =>
            {
                var shared = Share(world);
                world.Caller("ann", caller => caller.HoldAsync(shared, new Job(1)));
                world.Beside("stop", () => world.Stop(shared, way));
            });
        }
    }

    private static CancelSource Cancelled(World world)
    {
        var token = world.NewToken("t");
        world.Beside("cancel", token.Cancel);
        return token;
    }

    private static SharedRef<ScriptedResource> Share(
        World world, int capacity = 2, WhenFull whenFull = WhenFull.Wait, WhileDown whileDown = WhileDown.Wait, bool interrupt = true,
        Temper? temper = null) =>
        world.ShareScripted(temper, options =>
        {
            (options.Capacity, options.WhenFull, options.Restart.WhileDown, options.Probe) = (capacity, whenFull, whileDown, null);
            if (!interrupt)
                options.Interrupt = null;
        });

    private static SmallCase Case(string name, int preemptions, int passings, Action<World> arrange) =>
        new(new Scenario(name, arrange, FromTheStart: false), Granularity.Slot, preemptions, passings);
}
