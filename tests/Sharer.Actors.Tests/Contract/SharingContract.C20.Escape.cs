using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C20"), Trait("Contract", "Messages")]
    public async Task SharedCall_ResultIsTiedToTheResource_IsAnsweredWithTheRefusal()
    {
        var shared = Share(static () => new List<int> { 1, 2, 3 });
        var sender = Recorder.In(System, out var answers);

        shared.Actor.Tell(new SharedCall<List<int>, IEnumerable<int>>(static list => list.Where(static x => x > 1)), sender);
        var lazy = Assert.IsType<EscapedResultException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        shared.Actor.Tell(new SharedCall<List<int>, object>(static list => list), sender);
        var resource = Assert.IsType<EscapedResultException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        shared.Actor.Tell(new SharedCall<List<int>, int>(static list => list.Count), sender);
        Assert.Equal(3, await AnswerAsync(answers));

        Assert.Equal((CallOutcome.Unknown, "SharedCall", shared.Name), (lazy.Outcome, lazy.Method, lazy.ResourceName));
        Assert.Contains("the resource itself", resource.Message, StringComparison.Ordinal);
        Assert.Equal((3, 2), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Guard_SwitchedOffInHocon_LetsResultsPass()
    {
        var name = NewName();
        var system = Engine.Start($"sharer.resources.{name}.guard-results = off");
        await using var shared = system.Share(name, static () => new List<int> { 1 });

        Assert.Equal([1], await shared.AskAsync(static list => list.Where(static _ => true)).Soon());
        await system.Terminate().Soon();
    }

    [Fact, Trait("Contract", "C20"), Trait("Contract", "C8")]
    public async Task Refusal_ThatIsBrokenAccepts_ReplacesTheResource()
    {
        var record = new Journal.Record();
        var shared = Share(() => new Journal(record), static o => o.IsBroken = static e => e is EscapedResultException);

        await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static r => r).Soon());

        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal(1, record.Disposed);
    }

    [Fact, Trait("Contract", "C20"), Trait("Contract", "C10")]
    public async Task Refusal_OfACallWhoseCallerWasReleased_ReachesNobodyAndDisturbsNothing()
    {
        var shared = ShareJournal(out _);
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var running = Ended.OfAsync(shared.AskAsync(
            (r, gate) =>
            {
                gate.Pass();
                return (object)r;
            },
            gate, cancel.Token));
        await gate.Reached;
        await cancel.CancelAsync();
        Assert.Equal((Ending.Canceled, CallOutcome.Unknown), ((await running.Soon()).How, (await running).Outcome));
        gate.Open();

        Assert.Equal(1, await shared.AskAsync(static r => r.Echo(1)).Soon());
        Assert.Equal((1, 0), (shared.GetSnapshot().Canceled, shared.GetSnapshot().Failed));
    }
}
