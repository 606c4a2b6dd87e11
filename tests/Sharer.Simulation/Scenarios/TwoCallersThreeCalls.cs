using Sharer.Simulation.Histories;
using Sharer.Simulation.Resources;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Scenarios;

/// <summary>Two callers with three calls each, and one thing that goes wrong; all orders of messages, continuations and timers.</summary>
internal static class TwoCallersThreeCalls
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(10);

    public static IEnumerable<SmallCase> All()
    {
        yield return Case("cancel", passings: 0, static world =>
        {
            var token = world.NewToken("t");
            world.Beside("cancel", token.Cancel);
            return (Plain, new CallTerms(Cancel: token));
        });
        yield return Case("throw", passings: 0, static _ => (static number => new Job(number, Pauses: 0, End: number == 2 ? JobEnd.Throw : JobEnd.Return), null));
        yield return Case("replace", passings: 0, static _ => (static number => new Job(number, Pauses: 0, End: number == 2 ? JobEnd.Break : JobEnd.Return), null));
        yield return Case("time-out", passings: 1, static _ => (Plain, new CallTerms(Timeout: Limit)));
        foreach (var way in Enum.GetValues<StopWay>())
        {
            yield return Case($"stop by {way}", passings: 0, _ => (Plain, null), (world, shared) => world.Beside($"stop by {way}", () => world.Stop(shared, way)));
        }
    }

    private static Job Plain(int number) => new(number, Pauses: 0);

    private static SmallCase Case(
        string what, int passings, Func<World, (Func<int, Job> Job, CallTerms? Terms)> arrange,
        Action<World, SharedRef<ScriptedResource>>? beside = null)
    {
        var scenario = new Scenario($"2 callers, 3 calls, {what}", world =>
        {
            var shared = world.ShareScripted(configure: static options => (options.Capacity, options.Probe) = (1, null));
            var (job, terms) = arrange(world);
            beside?.Invoke(world, shared);
            foreach (var first in new[] { 1, 4 })
            {
                world.Caller($"caller of {first}", async caller =>
                {
                    for (var number = first; number < first + 3; number++)
                        await caller.DoAsync(shared, job(number), number == 2 ? terms : null);
                });
            }
        }, FromTheStart: false);
        return new SmallCase(scenario, Granularity.WorkItems, Preemptions: 2, passings);
    }
}
