using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>What becomes of a batch in which a call, or a hook, throws.</summary>
[Trait("Contract", "C13")]
public sealed class BatchFailureTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task FailingCall_WithSavepoints_IsUndoneByItself()
    {
        await using var batches = new Batches(engine, static o => o.Reset = static book => book.Reset());

        var ends = await batches.RunAsync("a", "!b", "c");

        Assert.Equal("begin mark a release mark !b undo mark c release commit", batches.Record.Trace);
        Assert.Equal("a c", batches.Record.Committed);
        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.Equal("!b", Assert.IsType<FormatException>(ends[1].Failure).Message);
    }

    [Fact]
    public async Task FailingCall_WithoutSavepoints_HasTheOthersRunOnceMoreEachAlone()
    {
        await using var batches = new Batches(engine, static o => o.Reset = static book => book.Reset(), savepoints: false);
        var gate = await batches.HoldAsync();
        var runs = 0;
        var first = batches.Batched.AskAsync(book =>
        {
            book.Write("a");
            return ++runs;
        }).AsTask();
        Task<Ended>[] others = [batches.WriteAsync("b"), batches.FailAsync("c"), batches.WriteAsync("d")];
        gate.Open();

        // The result is that of the second run.
        Assert.Equal(2, await first.Soon());
        var ends = await Task.WhenAll(others).Soon();
        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.Equal("begin a b c rollback reset begin a commit begin b commit begin d commit", batches.Record.Trace);
        Assert.Equal("a b d", batches.Record.Committed);
    }

    [Fact]
    public async Task FailingCall_ThatFailsOnlyInItsSecondRun_HasItsOwnExceptionAndIsNotRunAThirdTime()
    {
        await using var batches = new Batches(engine, savepoints: false);
        var gate = await batches.HoldAsync();
        var runs = 0;
        var first = Ended.OfAsync(batches.Batched.AskAsync(book => ++runs == 1 ? book.Write("a") : book.Fail("a again")));
        Task<Ended>[] others = [batches.WriteAsync("b"), batches.FailAsync("c")];
        gate.Open();
        var ends = await Task.WhenAll([first, .. others]).Soon();

        Assert.Equal([Ending.ResourceFailure, Ending.Result, Ending.ResourceFailure], ends.Select(static end => end.How));
        Assert.Equal("a again", ends[0].Failure!.Message);
        Assert.Equal("begin a b c rollback begin a again rollback begin b commit", batches.Record.Trace);
        Assert.Equal("b", batches.Record.Committed);
    }

    [Theory]
    [InlineData("begin", "begin begin mark b release commit", "b")]
    [InlineData("mark", "begin mark mark b release commit", "b")]
    [InlineData("release", "begin mark a release undo mark b release commit", "b")]
    public async Task Hook_ThatThrows_CountsAsTheCallsOwnException(string hook, string trace, string committed)
    {
        await using var batches = new Batches(engine);
        batches.Record.Throw(hook);

        var ends = await batches.RunAsync("a", "b");

        Assert.Equal([Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.IsType<TimeZoneNotFoundException>(ends[0].Failure);
        Assert.Equal((trace, committed), (batches.Record.Trace, batches.Record.Committed));
    }

    [Fact]
    public async Task RollbackToSavepoint_ThatThrows_HasTheBatchRolledBackAndTheOthersRunOnceMore()
    {
        await using var batches = new Batches(engine, static o => o.Reset = static book => book.Reset());
        batches.Record.Throw("undo");

        var ends = await batches.RunAsync("a", "!b", "c");

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.IsType<FormatException>(ends[1].Failure);
        Assert.Equal("begin mark a release mark !b undo rollback reset begin a commit begin mark c release commit", batches.Record.Trace);
        Assert.Equal("a c", batches.Record.Committed);
    }

    [Fact]
    public async Task InTransaction_ThatSaysNoAfterACallThatThrew_HasTheOthersRunOnceMore()
    {
        await using var batches = new Batches(engine, asks: true);
        var gate = await batches.HoldAsync();
        var first = batches.WriteAsync("a");
        var second = Ended.OfAsync(batches.Batched.AskAsync(static book =>
        {
            book.Lose();
            throw new FormatException();
        }));
        gate.Open();

        Assert.Equal((Ending.Result, Ending.ResourceFailure), ((await first.Soon()).How, (await second.Soon()).How));
        Assert.StartsWith("begin mark a ask release mark ask rollback ", batches.Record.Trace);
        Assert.EndsWith("begin a ask commit", batches.Record.Trace);
        Assert.Equal(("a", 1), (batches.Record.Committed, batches.Record.Created));
    }

    [Fact]
    public async Task InTransaction_ThatSaysNoAfterACallThatReturned_IsUnknownForEveryCaller()
    {
        await using var batches = new Batches(engine, asks: true);
        var gate = await batches.HoldAsync();
        var first = batches.WriteAsync("a");
        var second = Ended.OfAsync(batches.Batched.AskAsync(static book => book.Lose()));
        var third = batches.WriteAsync("c");
        gate.Open();

        foreach (var end in new[] { await first.Soon(), await second.Soon() })
        {
            Assert.Equal(CallOutcome.Unknown, Assert.IsType<BatchCommitException>(end.Failure).Outcome);
            Assert.Null(end.Failure!.InnerException);
        }
        Assert.Equal(Ending.Result, (await third.Soon()).How);
        Assert.Equal("c", batches.Record.Committed);
    }

    [Fact]
    public async Task InTransaction_ThatThrows_IsTakenForANo()
    {
        await using var batches = new Batches(engine, asks: true);
        batches.Record.Throw("ask");

        var ends = await batches.RunAsync("a");

        Assert.IsType<BatchCommitException>(ends[0].Failure);
    }

    // Without InTransaction a savepoint that is gone is all that tells of a call that committed by itself.
    [Fact]
    public async Task Savepoint_ThatIsGoneAfterACallThatReturned_IsUnknownForEveryCaller()
    {
        await using var batches = new Batches(engine);
        batches.Record.Throw("release", after: 1);
        batches.Record.Throw("undo");

        var ends = await batches.RunAsync("a", "b", "c");

        Assert.Equal(2, ends.Count(static end => end.Failure is BatchCommitException { InnerException: TimeZoneNotFoundException, Outcome: CallOutcome.Unknown }));
        Assert.Equal("begin mark a release mark b release undo rollback begin mark c release commit", batches.Record.Trace);
    }

    [Fact]
    public async Task Commit_ThatThrows_RollsBackAndTellsEachCallerUnknown()
    {
        await using var batches = new Batches(engine, static o => o.Reset = static book => book.Reset());
        var failure = new TimeZoneNotFoundException();
        batches.Record.Throw("commit", failure);

        var ends = await batches.RunAsync("a", "b");
        await batches.PlainAsync("after").Soon();

        Assert.All(ends, end =>
        {
            var thrown = Assert.IsType<BatchCommitException>(end.Failure);
            Assert.Same(failure, thrown.InnerException);
            Assert.Equal((CallOutcome.Unknown, batches.Name), (thrown.Outcome, thrown.ResourceName));
        });
        Assert.NotSame(ends[0].Failure, ends[1].Failure);
        Assert.Equal("begin mark a release mark b release commit rollback reset after", batches.Record.Trace);
        Assert.Equal((1, 2L), (batches.Record.Created, batches.Owner.GetSnapshot().Failed));
    }

    [Fact]
    public async Task Commit_ThatBreaksTheResource_ReplacesIt()
    {
        await using var batches = new Batches(engine, static o =>
            (o.IsBroken, o.Reset) = (static e => e is TimeZoneNotFoundException, static book => book.Reset()));
        batches.Record.Throw("commit");

        var ends = await batches.RunAsync("a");
        await batches.RunAsync("b");

        Assert.IsType<BatchCommitException>(ends[0].Failure);
        Assert.Equal("begin mark a release commit rollback dispose begin mark b release commit", batches.Record.Trace);
        Assert.Equal(2, batches.Record.Created);
    }

    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 1)]
    public async Task Rollback_ThatThrows_ReplacesTheResourceUnlessThereIsNothingToUndo(bool asks, int created)
    {
        await using var batches = new Batches(engine, savepoints: false, asks: asks);
        var gate = await batches.HoldAsync();
        var first = batches.WriteAsync("a");
        var second = Ended.OfAsync(batches.Batched.AskAsync(static book =>
        {
            book.Lose();
            throw new FormatException();
        }));
        gate.Open();

        Assert.Equal((Ending.Result, Ending.ResourceFailure), ((await first.Soon()).How, (await second.Soon()).How));
        Assert.Equal(("a", created), (batches.Record.Committed, batches.Record.Created));
    }

    [Fact]
    public async Task Begin_ThatThrowsInsideATransaction_LeavesNone()
    {
        await using var batches = new Batches(engine, asks: true);
        // It has begun and throws all the same.
        var begin = Book.Hooks(asks: true).Begin!;
        var first = true;
        await using var shared = engine.System.Share("half begun", () => new Book(batches.Record), o =>
        {
            o.Batch = Book.Hooks(asks: true);
            o.Batch.Begin = book =>
            {
                begin(book);
                if (first)
                {
                    first = false;
                    throw new FormatException();
                }
            };
        });
        var batched = shared.With(new CallOptions { Batch = true });

        await Assert.ThrowsAsync<FormatException>(() => batched.AskAsync(static book => book.Write("a")).Soon());
        await batched.AskAsync(static book => book.Write("b")).Soon();

        Assert.Equal("b", batches.Record.Committed);
    }

    [Fact]
    public async Task BrokenCall_InABatch_HasTheOthersRunOnceMoreOnTheNewInstance()
    {
        foreach (var savepoints in new[] { true, false })
        {
            await using var batches = new Batches(engine, static o =>
                (o.IsBroken, o.Reset) = (static e => e is FormatException, static book => book.Reset()), savepoints);

            var ends = await batches.RunAsync("a", "!b", "c");

            Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
            Assert.Equal(("a c", 2), (batches.Record.Committed, batches.Record.Created));
            Assert.Contains("!b dispose begin a commit begin", batches.Record.Trace);
        }
    }

    [Fact]
    public async Task BrokenHook_InABatch_ReplacesTheResourceAndTheOthersRunOnceMore()
    {
        await using var batches = new Batches(engine, static o => o.IsBroken = static e => e is TimeZoneNotFoundException);
        batches.Record.Throw("mark", after: 1);

        var ends = await batches.RunAsync("a", "b");

        Assert.Equal([Ending.Result, Ending.ResourceFailure], ends.Select(static end => end.How));
        Assert.Equal("begin mark a release mark dispose begin a commit", batches.Record.Trace);
    }

    // Whoever waited for what is undone would wait for a hook, which nothing ends: it is nobody's call.
    [Theory]
    [InlineData("rollback", false)]
    [InlineData("undo", true)]
    public async Task UndoingHook_ThatHangs_IsNamedAndKeepsNoCallerBeyondHisLimit(string hook, bool savepoints)
    {
        await using var batches = new Batches(engine, static o => o.CallTimeout = TimeSpan.FromSeconds(10), savepoints, asks: true);
        using var inHook = new Gate();
        batches.Record.Once(hook, _ => inHook.Pass());
        var gate = await batches.HoldAsync();
        var (held, failing, waiting) = (batches.WriteAsync("a"), batches.FailAsync("b"), batches.WriteAsync("c"));
        gate.Open();
        await inHook.Reached;

        Assert.IsType<FormatException>((await failing.Soon()).Failure);
        Assert.Equal("Rollback", batches.Owner.GetSnapshot().RunningMethod);
        batches.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal((Ending.TimedOut, CallOutcome.Unknown), ((await held.Soon()).How, (await held).Outcome));
        Assert.Equal((Ending.TimedOut, CallOutcome.NotStarted), ((await waiting.Soon()).How, (await waiting).Outcome));
        inHook.Open();
        Assert.Equal(Ending.Result, (await batches.WriteAsync("d").Soon()).How);
        Assert.Equal(savepoints ? "a d" : "d", batches.Record.Committed);
    }
}
