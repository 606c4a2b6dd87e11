using Npgsql;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;

namespace Sharer.Integration.Tests.Postgres;

/// <summary>A statement that is ended in the middle. The clock is the tests', the server is real.</summary>
[Collection(PostgresTestsDefinition.Name)]
public sealed class InterruptedStatementTests(Engine engine, PostgresServer server) : RealResourceTests(engine)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private readonly ManualTimeProvider _time = new();

    [PostgresTheory, Trait("Contract", "C10")]
    [InlineData("sharer.blocking-dispatcher", true)]
    [InlineData("sharer.blocking-dispatcher", false)]
    [InlineData("sharer.pinned-dispatcher", true)]
    [InlineData("sharer.pinned-dispatcher", false)]
    public async Task Statement_EndedWhileTheServerIsAtWork_IsAbortedAndTheConnectionStays(string dispatcher, bool byToken)
    {
        var name = $"{dispatcher} {byToken}";
        using var cancel = new CancellationTokenSource();
        var accounts = Share(o => o.Dispatcher = dispatcher);
        var processId = await accounts.AskAsync(static a => a.ProcessId).Soon();

        var hasty = accounts.With(new CallOptions { Timeout = byToken ? null : Short });
        var slow = hasty.AskAsync(static (a, name) => a.DepositSlowly(name, 1000), name, cancel.Token).AsTask();
        await server.WaitsForAsync(processId, "PgSleep");
        var others = Enumerable.Range(0, 20).Select(_ => accounts.AskAsync(static (a, name) => a.Deposit(name, 1), name).AsTask()).ToArray();
        if (byToken)
            await cancel.CancelAsync();
        else
            await _time.PassAsync(Short + Tolerance);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => slow.Soon());
        Assert.IsType(byToken ? typeof(CallCanceledException) : typeof(CallTimeoutException), failure);
        AssertCanceledByServer(failure);
        await Task.WhenAll(others).Soon();
        Assert.Equal(20, await accounts.AskAsync(static (a, name) => a.AmountOf(name), name).Soon());
        Assert.Equal(processId, await accounts.AskAsync(static a => a.ProcessId).Soon());
        Assert.Equal(0, accounts.GetSnapshot().Restarts);
    }

    [PostgresFact, Trait("Contract", "C10")]
    public async Task Statement_WaitsForALockPastItsDeadline_IsAbortedAndTheOtherTransactionIsLeftAlone()
    {
        var accounts = Share();
        await accounts.AskAsync(static a => a.Deposit("locked", 1)).Soon();
        var processId = await accounts.AskAsync(static a => a.ProcessId).Soon();
        await using var other = new NpgsqlConnection(server.ConnectionString);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using (var update = new NpgsqlCommand("UPDATE accounts SET amount = 100 WHERE name = 'locked'", other, transaction))
            Assert.Equal(1, await update.ExecuteNonQueryAsync());

        var hasty = accounts.With(new CallOptions { Timeout = Short });
        var blocked = hasty.AskAsync(static a => a.Deposit("locked", 1)).AsTask();
        await server.WaitsForAsync(processId, "Lock");
        await _time.PassAsync(Short + Tolerance);
        AssertCanceledByServer(await Assert.ThrowsAsync<CallTimeoutException>(() => blocked.Soon()));
        Assert.Equal(1, await accounts.AskAsync(static a => a.AmountOf("locked")).Soon());

        await transaction.CommitAsync();
        await accounts.AskAsync(static a => a.Deposit("locked", 1)).Soon();
        Assert.Equal(101, await accounts.AskAsync(static a => a.AmountOf("locked")).Soon());
        Assert.Equal(0, accounts.GetSnapshot().Restarts);
    }

    private static void AssertCanceledByServer(Exception failure)
    {
        Assert.Equal(CallOutcome.Aborted, ((ICallFailure)failure).Outcome);
        // Npgsql puts an exception of its own around what the server said.
        var inner = Assert.IsType<OperationCanceledException>(failure.InnerException);
        Assert.Equal(PostgresErrorCodes.QueryCanceled, Assert.IsType<PostgresException>(inner.InnerException).SqlState);
    }

    private SharedRef<Accounts> Share(Action<ShareOptions<Accounts>>? configure = null) => Keep(System.ShareAccounts(
        NewName(),
        () => new Accounts(server.ConnectionString),
        options =>
        {
            options.TimeProvider = _time;
            configure?.Invoke(options);
        }));
}
