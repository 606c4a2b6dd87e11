using Sharer.Actors.Tests.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Fact, Trait("Contract", "Facade")]
    public async Task FacadeCall_OfEachForm_CallsItsMemberAndGivesItsResult()
    {
        var shared = Share(static () => new Shop());
        using var source = new CancellationTokenSource();
        var kept = new List<CancellationToken>();

        Assert.Equal(2, await shared.AddAsync("b", 2, 10).Soon());
        await shared.PutAsync("a", 1).Soon();
        Assert.Equal(2, await shared.GetTitlesAsync().Soon());
        Assert.Equal(2, await shared.CountOfAsync("b").Soon());
        Assert.Equal("a", await shared.FindAsync("a").Soon());
        Assert.Null(await shared.FindAsync("z").Soon());
        Assert.Equal((true, 1), await shared.TryTakeAsync("b").Soon());
        Assert.Equal("noted", await shared.NoteAsync().Soon());
        await shared.TidyAsync().Soon();
        Assert.Equal(["a", "b"], await shared.SearchAsync("").Soon());
        await shared.ClearAsync().Soon();
        Assert.Equal(0, await shared.GetTitlesAsync().Soon());
        Assert.Equal(source.Token, await shared.TokenOfAsync(source.Token).Soon());
        Assert.Equal((7, source.Token), await shared.TokenAndAsync(7, source.Token).Soon());
        Assert.Equal(default, await shared.TokenOfAsync().Soon());
        await shared.KeepAsync(kept, source.Token).Soon();
        Assert.Equal([source.Token], kept);
        Assert.Equal(16, shared.GetSnapshot().Calls);
    }

    [Fact, Trait("Contract", "C1"), Trait("Contract", "C2")]
    public async Task FacadeCall_OfAMemberWithATask_HoldsTheTurnUntilItEnds()
    {
        var shared = Share(static () => new Shop());
        using var gates = new Gates();
        var restocked = shared.RestockAsync(gates.First, 3).AsTask();
        var dusted = shared.DustAsync(gates.Second).AsTask();
        var added = shared.AddAsync("a", 1, 0).AsTask();
        await gates.First.Reached;

        Assert.Equal((2, "RestockAsync"), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().RunningMethod));
        Assert.False(gates.Second.IsReached);
        gates.First.Open();
        Assert.Equal(3, await restocked.Soon());
        await gates.Second.Reached;
        Assert.Equal((1, "DustAsync"), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().RunningMethod));
        gates.Second.Open();
        await dusted.Soon();
        Assert.Equal(1, await added.Soon());
    }

    [Fact, Trait("Contract", "C6")]
    public async Task FacadeCall_WhoseMemberThrows_GivesTheVeryException()
    {
        var shared = Share(static () => new Shop());
        var failure = new FormatException("x");

        Assert.Equal("a", (await Assert.ThrowsAsync<FormatException>(() => shared.AddAsync("a", 1, -1).Soon())).Message);
        Assert.Same(failure, await Assert.ThrowsAsync<FormatException>(() => shared.FailAsync(failure).Soon()));
        Assert.Equal(1, await shared.AddAsync("a", 1, 0).Soon());
    }

    [Fact, Trait("Contract", "C10")]
    public async Task FacadeCall_OfAMemberWithATask_IsEndedByItsToken()
    {
        var shared = Share(static () => new Shop());
        using var gate = new Gate();
        using var cancel = new CancellationTokenSource();
        var restocked = Ended.OfAsync(shared.RestockAsync(gate, 3, cancel.Token));
        await gate.Reached;
        await cancel.CancelAsync();

        var ended = await restocked.Soon();
        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), (ended.How, ended.Outcome));
        Assert.Equal(0, await shared.GetTitlesAsync().Soon());
    }

    [Fact, Trait("Contract", "C4")]
    public async Task FacadeCall_CancelledWhileItWaits_NeverRuns()
    {
        var shared = Share(static () => new Shop());
        using var cancel = new CancellationTokenSource();
        using var held = await HoldAsync(shared);
        var added = Ended.OfAsync(shared.AddAsync("a", 1, 0, cancel.Token));
        var kept = new List<CancellationToken>();
        var told = Ended.OfAsync(shared.KeepAsync(kept, cancel.Token));
        await cancel.CancelAsync();

        Assert.True((await added.Soon()).NeverRan);
        Assert.True((await told.Soon()).NeverRan);
        await held.ReleaseAsync();
        Assert.Equal(0, await shared.GetTitlesAsync().Soon());
        Assert.Empty(kept);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task FacadeCall_FromInsideACall_IsRefusedAndNamesTheMembers()
    {
        var shared = Share(static () => new Shop());
        var refusal = await Assert.ThrowsAsync<SelfCallException>(
            () => shared.UseAsync(async (_, token) => await shared.AddAsync("a", 1, 0, token)).Soon());

        Assert.Contains("Add", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(0, await shared.GetTitlesAsync().Soon());
    }

    [Fact, Trait("Contract", "C20")]
    public async Task FacadeCall_WithATiedResult_IsRefusedByTheNameOfTheMember()
    {
        var shared = Share(static () => new Shop());

        Assert.Equal("Lazily", (await Assert.ThrowsAsync<EscapedResultException>(() => shared.LazilyAsync().Soon())).Method);
        var resource = await shared.AskAsync(static r => new object[] { r }).Soon();
        Assert.Equal("Give", (await Assert.ThrowsAsync<EscapedResultException>(() => shared.GiveAsync(resource[0]).Soon())).Method);
    }

    [Fact, Trait("Contract", "Facade")]
    public async Task FacadeCall_OfAGenericMember_TakesATaskForAValue()
    {
        var shared = Share(static () => new Shop());
        var task = Task.FromResult(1);

        Assert.Same(task, await shared.GiveAsync(task).Soon());
        Assert.Equal(1, await (await shared.GiveAsync(new ValueTask<int>(1)).Soon()));
    }

    [Fact, Trait("Contract", "Facade")]
    public async Task FacadeCall_OnceTheResourceHasStopped_IsRefusedThroughTheTask()
    {
        var shared = Share(static () => new Shop());
        await OwnerOf(shared).DisposeAsync().Soon();
        using var gate = new Gate();

        var (sync, held) = (shared.AddAsync("a", 1, 0), shared.DustAsync(gate));
        await Assert.ThrowsAsync<ResourceStoppedException>(() => sync.Soon());
        await Assert.ThrowsAsync<ResourceStoppedException>(() => held.Soon());
        Assert.False(gate.IsReached);
    }

    private sealed class Gates : IDisposable
    {
        public Gate First { get; } = new();

        public Gate Second { get; } = new();

        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }
    }
}
