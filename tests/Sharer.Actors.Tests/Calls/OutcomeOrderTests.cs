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
        var context = new Asked(() =>
        {
            seen ??= shared.GetSnapshot();
            next ??= Ended.OfAsync(shared.AskAsync(static _ => 2));
        });
        Task call;
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            // It awaits when this returns, for the gate is closed.
            call = CallAsync(shared, gate, fails);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
        gate.Open();
        await call.Soon();

        Assert.Equal((1, fails ? 1 : 0, null), (seen!.Calls, (int)seen.Failed, seen.RunningMethod));
        Assert.Equal(Ending.Result, (await next!.Soon()).How);
    }

    private static async Task CallAsync(SharedRef<object> shared, Gate gate, bool fails)
    {
        try
        {
            await shared.AskAsync(_ =>
            {
                gate.Pass();
                return fails ? throw new FormatException() : 1;
            });
        }
        catch (FormatException)
        {
        }
    }

    private sealed class Asked(Action whenTold) : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
            whenTold();
            ThreadPool.QueueUserWorkItem(_ => d(state));
        }
    }
}
