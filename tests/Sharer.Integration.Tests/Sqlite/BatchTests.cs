using Microsoft.Data.Sqlite;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;
using SQLitePCL;

namespace Sharer.Integration.Tests.Sqlite;

/// <summary>Group commit on SQLite, and what ends a transaction behind its back.</summary>
[Trait("Contract", "C13")]
public sealed class BatchTests(Engine engine) : RealResourceTests(engine)
{
    private readonly TempFolder _folder = new();

    public static TheoryData<bool, bool> EveryWay => new() { { true, true }, { true, false }, { false, true }, { false, false } };

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Call_ThatBreaksAConstraint_FailsAlone(bool savepoints, bool asks)
    {
        var rows = Share(savepoints, asks);

        var ends = await RunAsync(
            rows, static r => r.Execute("INSERT INTO rows VALUES ('a', 'one')"), static r => r.Execute("INSERT INTO rows VALUES ('b', 'one')"), static r => r.Add("c"));

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
        Assert.Equal(0, rows.GetSnapshot().Restarts);
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Call_ThatFillsTheDisk_FailsAloneAndNothingAcknowledgedIsLost(bool savepoints, bool asks)
    {
        var rows = Share(savepoints, asks);
        await rows.AskAsync(static r => r.Execute("PRAGMA max_page_count = 20")).Soon();

        var ends = await RunAsync(
            rows, static r => r.Add("a"), static r => r.Execute("INSERT INTO rows (text) VALUES (hex(zeroblob(1000000)))"), static r => r.Add("c"));

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.Equal(raw.SQLITE_FULL, Assert.IsType<SqliteException>(ends[1].Failure).SqliteErrorCode);
        Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Call_WhoseConflictRollsBack_HasTheOthersRunOnceMore(bool savepoints, bool asks)
    {
        var rows = Share(savepoints, asks);

        var ends = await RunAsync(
            rows, static r => r.Execute("INSERT INTO rows VALUES ('a', 'one')"), static r => r.Execute("INSERT OR ROLLBACK INTO rows VALUES ('b', 'one')"),
            static r => r.Add("c"));

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
        Assert.Equal(asks ? 0 : 1, rows.GetSnapshot().Restarts);
    }

    // Whoever swallows the exception hides the rollback as well.
    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Call_ThatLosesTheTransactionAndReturns_IsUnknownForEveryCaller(bool savepoints, bool asks)
    {
        var rows = Share(savepoints, asks);

        var ends = await RunAsync(rows, static r => r.Execute("INSERT INTO rows VALUES ('a', 'one')"), static r =>
        {
            try
            {
                r.Execute("INSERT OR ROLLBACK INTO rows VALUES ('b', 'one')");
            }
            catch (SqliteException)
            {
                // As careless code does.
            }
        });

        Assert.All(ends, static end => Assert.Equal(CallOutcome.Unknown, Assert.IsType<BatchCommitException>(end.Failure).Outcome));
        Assert.Equal("", await rows.AskAsync(static r => r.Texts).Soon());
        Assert.Equal(Ending.Result, Assert.Single(await RunAsync(rows, static r => r.Add("c"))).How);
        Assert.Equal("c", await rows.AskAsync(static r => r.Texts).Soon());
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Call_ThatCommitsItself_IsUnknownForEveryCallerAndNothingRunsTwice(bool savepoints, bool asks)
    {
        var rows = Share(savepoints, asks);

        var ends = await RunAsync(rows, static r => r.Add("a"), static r => r.Execute("INSERT INTO rows (text) VALUES ('b'); COMMIT"));

        Assert.All(ends, static end => Assert.Equal(CallOutcome.Unknown, Assert.IsType<BatchCommitException>(end.Failure).Outcome));
        Assert.Equal("a b", await rows.AskAsync(static r => r.Texts).Soon());
    }

    // SQLite ends the whole transaction when a statement that writes is interrupted.
    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Insert_ThatIsInterrupted_IsAbortedAndTheOthersRunOnceMore(bool savepoints, bool asks)
    {
        var rows = Share(savepoints, asks);
        var inserting = new Signal();
        using var cancel = new CancellationTokenSource();
        using var gate = new Gate();
        var batched = rows.With(new CallOptions { Batch = true });
        var held = rows.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var before = Ended.OfAsync(batched.AskAsync(static r => r.Add("a")));
        var endless = Ended.OfAsync(batched.AskAsync(static (r, begun) => r.AddForever(begun), (Action)inserting.Give, cancel.Token));
        var after = Ended.OfAsync(batched.AskAsync(static r => r.Add("c")));
        gate.Open();
        await held.Soon();
        await inserting.Given;
        await cancel.CancelAsync();

        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), ((await endless.Soon()).How, (await endless).Outcome));
        Assert.Equal((Ending.Result, Ending.Result), ((await before.Soon()).How, (await after.Soon()).How));
        Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
    }

    private static async Task<Ended[]> RunAsync(SharedRef<BatchedRows> rows, params Action<BatchedRows>[] calls)
    {
        using var gate = new Gate();
        var batched = rows.With(new CallOptions { Batch = true });
        var held = rows.AskAsync(_ => gate.Pass()).AsTask();
        await gate.Reached;
        var ends = calls.Select(call => Ended.OfAsync(batched.AskAsync(call))).ToArray();
        gate.Open();
        await held.Soon();
        return await Task.WhenAll(ends).Soon();
    }

    private SharedRef<BatchedRows> Share(bool savepoints, bool asks) => Keep(System.Share(NewName(), () => new BatchedRows(_folder["rows.db"]), o =>
    {
        o.Dispatcher = "sharer.blocking-dispatcher";
        o.Interrupt = static rows => rows.Interrupt();
        o.Batch = BatchOptions.ForSqlite<BatchedRows>(static rows => rows.Connection, savepoints, asks ? static rows => rows.IsInTransaction : null);
    }));
}
