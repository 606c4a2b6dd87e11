using Sharer.Instruments;

namespace Sharer.Actors.Tests.Calls;

/// <summary>What has happened at the moment in which a caller is told. His context is asked then, on the resource's own thread.</summary>
public sealed class OutcomeOrderTests(Engine engine) : IClassFixture<Engine>
{
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C9")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Outcome_WhenTheCallerIsTold_IsCountedAndThePlaceIsFree(bool fails)
    {
        await using var shared = engine.System.Share(
            $"told {fails}", static () => new object(), static o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));
        using var gate = new Gate();
        SharedSnapshot? seen = null;
        Task<Ended>? next = null;
        var context = new WhenTold(() =>
        {
            seen ??= shared.GetSnapshot();
            next ??= Ended.OfAsync(shared.AskAsync(static _ => 2));
        });
        // It awaits when this returns, for the gate is closed.
        var call = context.AwaitAsync(() => shared.AskAsync(_ =>
        {
            gate.Pass();
            if (fails)
                throw new FormatException();
        }));
        gate.Open();
        Assert.Equal(fails ? Ending.ResourceFailure : Ending.Result, (await call.Soon()).How);

        Assert.Equal((1, fails ? 1 : 0, null), (seen!.Calls, (int)seen.Failed, seen.RunningMethod));
        Assert.Equal(Ending.Result, (await next!.Soon()).How);
    }
}
