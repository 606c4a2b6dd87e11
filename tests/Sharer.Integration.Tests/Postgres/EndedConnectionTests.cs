using Npgsql;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;

namespace Sharer.Integration.Tests.Postgres;

[Collection(PostgresTestsDefinition.Name)]
public sealed class EndedConnectionTests(Engine engine, PostgresServer server) : RealResourceTests(engine)
{
    private const int Waiting = 50;

    [PostgresFact, Trait("Contract", "C8")]
    public async Task Call_TheServerEndedTheIdleConnection_FailsAndTheNextMeetsANewOne()
    {
        var accounts = Share();
        var first = await accounts.AskAsync(static a => a.ProcessId).Soon();
        await server.EndConnectionAsync(first);

        var failure = await Assert.ThrowsAnyAsync<NpgsqlException>(() => accounts.AskAsync(static a => a.Deposit("idle", 1)).Soon());
        Assert.True(Accounts.IsConnectionLost(failure));
        await accounts.AskAsync(static a => a.Deposit("idle", 1)).Soon();

        Assert.Equal(1, await accounts.AskAsync(static a => a.AmountOf("idle")).Soon());
        Assert.NotEqual(first, await accounts.AskAsync(static a => a.ProcessId).Soon());
        Assert.Equal(1, accounts.GetSnapshot().Restarts);
    }

    [PostgresFact, Trait("Contract", "C8")]
    public async Task Probe_TheServerEndedTheIdleConnection_ReplacesItBeforeACallMeetsIt()
    {
        var accounts = Share(static o =>
        {
            o.Probe = static a => a.Check();
            o.ProbeInterval = TimeSpan.FromMilliseconds(50);
        });
        await server.EndConnectionAsync(await accounts.AskAsync(static a => a.ProcessId).Soon());
        await Patience.Eventually(() => accounts.GetSnapshot().Restarts == 1, "the connection is replaced");

        await accounts.AskAsync(static a => a.Deposit("probe", 1)).Soon();
        Assert.Equal(0, accounts.GetSnapshot().Failed);
    }

    [PostgresFact, Trait("Contract", "C8")]
    public async Task Call_TheServerEndsItsConnection_FailsAndAllThatWaitRunOnANewOne()
    {
        var accounts = Share();
        var first = await accounts.AskAsync(static a => a.ProcessId).Soon();
        var running = accounts.AskAsync(static a => a.DepositSlowly("running", 1000)).AsTask();
        await server.WaitsForAsync(first, "PgSleep");
        var waiting = Enumerable.Range(0, Waiting).Select(_ => accounts.AskAsync(static a =>
        {
            a.Deposit("running", 1);
            return a.ProcessId;
        }).AsTask()).ToArray();
        await WaitAsync(accounts, Waiting);
        await server.EndConnectionAsync(first);

        var failure = await Assert.ThrowsAsync<PostgresException>(() => running.Soon());
        Assert.Equal(PostgresErrorCodes.AdminShutdown, failure.SqlState);
        var second = Assert.Single((await Task.WhenAll(waiting).Soon()).Distinct());
        Assert.NotEqual(first, second);
        Assert.Equal(Waiting, await accounts.AskAsync(static a => a.AmountOf("running")).Soon());
        Assert.Equal((1, 1), (accounts.GetSnapshot().Failed, accounts.GetSnapshot().Restarts));
    }

    private SharedRef<Accounts> Share(Action<ShareOptions<Accounts>>? configure = null) =>
        Keep(System.ShareAccounts(NewName(), () => new Accounts(server.ConnectionString), configure));
}
