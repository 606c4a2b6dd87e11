using Sharer.Instruments;
using Sharer.Linearizability;

namespace Sharer.Actors.Tests.Linearizability;

/// <summary>The checker refuses what recorded histories never look like.</summary>
public sealed class CorruptionTests(Engine engine) : IClassFixture<Engine>
{
    private const int MostHistories = 3_000;
    private const int EnoughOfEach = 5;

    [Theory]
    [InlineData("Counter")]
    [InlineData("Register")]
    [InlineData("Queue")]
    public async Task RecordedHistory_Falsified_IsRefused(string name)
    {
        var kind = Enum.Parse<Kind>(name);
        var ways = kind switch
        {
            Kind.Counter => Corruption.OfCounter,
            Kind.Register => Corruption.OfRegister,
            _ => Corruption.OfQueue,
        };
        var done = ways.Keys.ToDictionary(static way => way, static _ => 0);
        for (var seed = 1; seed <= MostHistories && done.Values.Min() < EnoughOfEach; seed++)
        {
            var workload = Workload.Of(seed, kind, mayBreak: false);
            var history = await ThreadedRun.RecordAsync(engine.System, workload, "sharer.dispatcher");
            Assert.Null(workload.Violation(history));
            foreach (var (way, corrupt) in ways)
            {
                if (corrupt(history) is not { } falsified)
                    continue;
                Assert.True(workload.Violation(falsified) is not null, $"{workload}, {way}: it was believed.{Environment.NewLine}{Checker.Show(falsified)}");
                done[way]++;
            }
        }
        Assert.All(done, static way => Assert.True(way.Value >= EnoughOfEach, $"{way.Key}: only {way.Value} histories offered an occasion"));
    }
}
