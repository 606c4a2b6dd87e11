using Npgsql;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;

namespace Sharer.Integration.Tests.Postgres;

/// <summary>Group commit on PostgreSQL, where an error leaves a transaction that can only be rolled back.</summary>
[Collection(PostgresTestsDefinition.Name), Trait("Contract", "C13")]
public sealed class BatchTests(Engine engine, PostgresServer server) : RealResourceTests(engine)
{
    [PostgresFact]
    public async Task Call_ThatBreaksAConstraint_FailsAlone()
    {
        foreach (var savepoints in new[] { true, false })
        {
            var rows = Share(savepoints);

            var ends = await RunAsync(rows, static r => r.Add("a"), static r => r.Add("a"), static r => r.Add("c"));

            Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
            Assert.Equal(PostgresErrorCodes.UniqueViolation, Assert.IsType<PostgresException>(ends[1].Failure).SqlState);
            Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
            Assert.Equal(0, rows.GetSnapshot().Restarts);
        }
    }

    [PostgresFact]
    public async Task Connection_EndedInTheMiddleOfABatch_HasTheOthersRunOnceMoreOnANewOne()
    {
        foreach (var savepoints in new[] { true, false })
        {
            var rows = Share(savepoints);
            var first = await rows.AskAsync(static r => r.ProcessId).Soon();
            var ending = RunAsync(rows, static r => r.Add("a"), static r => r.Execute("SELECT pg_sleep(60)"), static r => r.Add("c"));
            await server.WaitsForAsync(first, "PgSleep");
            await server.EndConnectionAsync(first);
            var ends = await ending.Soon();

            Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
            Assert.Equal(PostgresErrorCodes.AdminShutdown, Assert.IsType<PostgresException>(ends[1].Failure).SqlState);
            Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
            Assert.Equal(1, rows.GetSnapshot().Restarts);
        }
    }

    [PostgresFact]
    public async Task Call_ThatSwallowsAnError_WithSavepoints_FailsAloneWithWhatItHid()
    {
        var rows = Share(savepoints: true);

        var ends = await RunAsync(rows, static r => r.Add("a"), static r => r.AddUnless("a"), static r => r.Add("c"));

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], ends.Select(static end => end.How));
        Assert.Equal(PostgresErrorCodes.InFailedSqlTransaction, Assert.IsType<PostgresException>(ends[1].Failure).SqlState);
        Assert.Equal("a c", await rows.AskAsync(static r => r.Texts).Soon());
    }

    // Alone, its commit tells; a bare COMMIT would roll back and report success.
    [PostgresFact]
    public async Task Call_ThatSwallowsAnError_WithoutSavepoints_IsNeverToldThatItIsCommitted()
    {
        var rows = Share(savepoints: false);

        var ends = await RunAsync(rows, static r => r.Add("a"), static r => r.AddUnless("a"), static r => r.Add("c"));

        Assert.Equal(Ending.Result, ends[0].How);
        Assert.Equal(CallOutcome.Unknown, Assert.IsType<BatchCommitException>(ends[1].Failure).Outcome);
        // It met the transaction that the one before it had spoilt.
        Assert.Equal(PostgresErrorCodes.InFailedSqlTransaction, Assert.IsType<PostgresException>(ends[2].Failure).SqlState);
        Assert.Equal("a", await rows.AskAsync(static r => r.Texts).Soon());
    }

    private static async Task<Ended[]> RunAsync(SharedRef<BatchedNames> rows, params Action<BatchedNames>[] calls)
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

    private SharedRef<BatchedNames> Share(bool savepoints)
    {
        var name = NewName();
        return Keep(System.Share(name, () => new BatchedNames(server.ConnectionString, name), o =>
        {
            o.Dispatcher = "sharer.blocking-dispatcher";
            o.CallTimeout = Timeout.InfiniteTimeSpan;
            o.IsBroken = Accounts.IsConnectionLost;
            o.Batch = BatchOptions.ForPostgreSql<BatchedNames>(static rows => rows.Connection, savepoints);
        }));
    }
}
