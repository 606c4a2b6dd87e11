using Sharer.Actors.Tests.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>Which calls share a transaction, in which order the hooks run, and when callers are told.</summary>
[Trait("Contract", "C13")]
public sealed class BatchOrderTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task Calls_ThatWaitNextToEachOther_RunBetweenOneBeginAndOneCommit()
    {
        await using var batches = new Batches(engine);

        var ends = await batches.RunAsync("a", "b", "c");

        Assert.All(ends, static end => Assert.Equal(Ending.Result, end.How));
        Assert.Equal("begin mark a release mark b release mark c release commit", batches.Record.Trace);
        Assert.Equal("a b c", batches.Record.Committed);
    }

    [Fact]
    public async Task Call_ByItself_IsABatchOfOne()
    {
        await using var batches = new Batches(engine, savepoints: false);

        Assert.Equal("a", await batches.Batched.AskAsync(static book => book.Write("a")).Soon());

        Assert.Equal("begin a commit", batches.Record.Trace);
    }

    [Fact]
    public async Task Calls_OfWhichNoneIsBatched_MeetNoHook()
    {
        await using var batches = new Batches(engine);

        await batches.PlainAsync("a").Soon();

        Assert.Equal("a", batches.Record.Trace);
    }

    [Fact]
    public async Task Results_UntilCommitHasReturned_AreHeld()
    {
        await using var batches = new Batches(engine);
        using var inCommit = new Gate();
        batches.Record.Once("commit", _ => inCommit.Pass());
        var gate = await batches.HoldAsync();
        var calls = new[] { batches.WriteAsync("a"), batches.FailAsync("b"), batches.WriteAsync("c") };
        gate.Open();
        await inCommit.Reached;

        Assert.Equal(Ending.ResourceFailure, (await calls[1].Soon()).How);
        Assert.False(calls[0].IsCompleted || calls[2].IsCompleted);
        var snapshot = batches.Owner.GetSnapshot();
        Assert.Equal(("Commit", 0, 2L), (snapshot.RunningMethod, snapshot.QueueLength, batches.Inside));
        inCommit.Open();
        Assert.Equal([Ending.Result, Ending.Result], [(await calls[0].Soon()).How, (await calls[2].Soon()).How]);
        Assert.Equal("a c", batches.Record.Committed);
    }

    [Fact]
    public async Task Batch_WithAsManyCallsAsMaxSize_IsCommittedAndTheNextBegins()
    {
        await using var batches = new Batches(engine, static o => o.Batch!.MaxSize = 2, savepoints: false);

        await batches.RunAsync("a", "b", "c", "d", "e");

        Assert.Equal("begin a b commit begin c d commit begin e commit", batches.Record.Trace);
    }

    [Fact]
    public async Task Batch_WithACallBetweenThatIsNotBatched_IsCommittedBeforeIt()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var gate = await batches.HoldAsync();
        Task[] calls =
        [
            batches.WriteAsync("a"), batches.WriteAsync("b"), batches.PlainAsync("c"), batches.WriteAsync("d"),
            batches.Owner.With(new CallOptions { Access = ShareAccess.Read }).AskAsync(static book => book.Write("e")).AsTask(), batches.WriteAsync("f"),
        ];
        gate.Open();
        await Task.WhenAll(calls).Soon();

        Assert.Equal("begin a b commit c begin d commit e begin f commit", batches.Record.Trace);
    }

    [Fact]
    public async Task Batch_WithAHigherPriorityWaiting_IsCommittedBeforeItAndALowerOneJoins()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var high = batches.Batched.With(new CallOptions { Priority = CallPriority.High });
        var low = batches.Batched.With(new CallOptions { Priority = CallPriority.Low });
        using var inCall = new Gate();
        var first = batches.Batched.AskAsync(book =>
        {
            inCall.Pass();
            return book.Write("a");
        }).AsTask();
        await inCall.Reached;
        Task[] calls =
        [
            low.AskAsync(static book => book.Write("l")).AsTask(), batches.WriteAsync("b"), high.AskAsync(static book => book.Write("h")).AsTask(),
        ];
        inCall.Open();
        await Task.WhenAll([first, .. calls]).Soon();

        Assert.Equal("begin a commit begin h b l commit", batches.Record.Trace);
    }

    [Fact]
    public async Task Calls_OfEveryKind_ShareABatchIfTheyAreMarked()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var gate = await batches.HoldAsync();
        var told = new TaskCompletionSource();
        Task[] calls =
        [
            batches.WriteAsync("ask"),
            batches.Batched.UseAsync(static async (book, _) =>
            {
                book.Write("use");
                await Task.Yield();
                return book.Write("later");
            }).AsTask(),
        ];
        batches.Batched.Tell(book =>
        {
            book.Write("tell");
            told.SetResult();
        });
        gate.Open();
        await Task.WhenAll([.. calls, told.Task]).Soon();
        await batches.PlainAsync("end").Soon();

        Assert.Equal("begin ask use later tell commit end", batches.Record.Trace);
    }

    [Fact]
    public async Task Messages_OfAMemberThatIsBatched_ShareABatch()
    {
        var begun = 0;
        await using var shared = engine.System.Share("batched messages", static () => new Shop(), o => o.Batch = new() { Begin = _ => begun++ });
        using var gate = new Gate();
        var held = shared.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var batched = shared.With(new CallOptions { Batch = true });
        Task[] calls = [batched.GetTitlesAsync().AsTask(), batched.AddAsync("a", 1, 0).AsTask(), batched.FindAsync("a").AsTask()];
        gate.Open();
        await Task.WhenAll([held, .. calls]).Soon();

        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task Hooks_OnTheResourcesOwnThread_RunThereAndNowhereElse()
    {
        await using var batches = new Batches(engine, static o => (o.Dispatcher, o.Reset) = ("sharer.pinned-dispatcher", static book => book.Reset()), asks: true);
        var gate = await batches.HoldAsync();
        Task[] calls =
        [
            batches.WriteAsync("a"), batches.FailAsync("b"),
            batches.Batched.UseAsync(static async (book, _) =>
            {
                await Task.Yield();
                return book.Write("c");
            }).AsTask(),
        ];
        gate.Open();
        await Task.WhenAll(calls).Soon();
        batches.Record.Throw("commit");
        await batches.RunAsync("d");

        Assert.Equal(batches.Name, Assert.Single(batches.Record.Threads).Name);
        Assert.Contains("rollback reset", batches.Record.Trace);
    }

    [Fact]
    public async Task SelfCall_FromAHook_IsRefused()
    {
        foreach (var hook in new[] { "begin", "mark", "release", "commit", "ask" })
        {
            await using var batches = new Batches(engine, asks: true);
            Exception? refusal = null;
            batches.Record.Once(hook, _ => refusal = Record.Exception(() => batches.Owner.AskAsync(static book => book.Generation).AsTask().GetAwaiter().GetResult()));

            await batches.RunAsync("a");

            Assert.IsType<SelfCallException>(refusal);
        }
    }

    [Fact]
    public async Task Places_OfHeldCalls_AreTakenUntilTheCommit()
    {
        await using var batches = new Batches(engine, static o => (o.Capacity, o.WhenFull) = (2, WhenFull.Reject));
        using var inCommit = new Gate();
        batches.Record.Once("commit", _ => inCommit.Pass());
        var gate = await batches.HoldAsync();
        Task<Ended>[] calls = [batches.WriteAsync("a"), batches.WriteAsync("b")];
        gate.Open();
        await inCommit.Reached;

        var third = batches.WriteAsync("c");
        Assert.Equal(Ending.Rejected, (await batches.WriteAsync("d").Soon()).How);
        inCommit.Open();
        Assert.All(await Task.WhenAll([.. calls, third]).Soon(), static end => Assert.Equal(Ending.Result, end.How));
    }

    [Fact]
    public async Task Counters_OfABatch_CountEachCallOnce()
    {
        await using var batches = new Batches(engine, savepoints: false);

        await batches.RunAsync("a", "b", "!c", "d");

        var snapshot = batches.Owner.GetSnapshot();
        Assert.Equal((5, 1, 0), (snapshot.Calls, snapshot.Failed, batches.Inside));
    }
}
