using Akka.Event;
using Npgsql;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;

namespace Sharer.Integration.Tests.Postgres;

[Collection(PostgresTestsDefinition.Name)]
public sealed class StoppedServerTests(Engine engine, PostgresServer server) : RealResourceTests(engine)
{
    private const int Waiting = 20;
    private int _attempts;

    [PostgresTheory, Trait("Contract", "C8")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Calls_WhileTheServerIsStopped_WaitOrTimeOutAndRunWhenItIsBack(bool crash)
    {
        var name = $"wait {crash}";
        var accounts = Share(WhileDown.Wait);
        await accounts.AskAsync(static (a, name) => a.Deposit(name, 1000), name).Soon();
        await using (await StopWhileACallRunsAsync(accounts, name, crash))
        {
            var calls = Enumerable.Range(0, Waiting).Select(_ => accounts.AskAsync(static (a, name) => a.Deposit(name, 1), name).AsTask()).ToArray();
            await AttemptsAsync(3);

            var hasty = accounts.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(100) });
            var timeout = await Assert.ThrowsAsync<CallTimeoutException>(() => hasty.AskAsync(static a => a.ProcessId).Soon());
            Assert.Equal(CallOutcome.NotStarted, timeout.Outcome);
            Assert.IsAssignableFrom<NpgsqlException>(timeout.InnerException);
            Assert.Equal((ResourceState.Down, Waiting), (accounts.GetSnapshot().State, accounts.GetSnapshot().QueueLength));

            await server.StartAsync();
            await Task.WhenAll(calls).Soon();
        }

        Assert.Equal(1000 + Waiting, await accounts.AskAsync(static (a, name) => a.AmountOf(name), name).Soon());
        Assert.Equal((ResourceState.Up, 1), (accounts.GetSnapshot().State, accounts.GetSnapshot().Restarts));
    }

    [PostgresFact, Trait("Contract", "C8")]
    public async Task Calls_WhileTheServerIsStopped_AreRejectedWithTheCauseUntilItIsBack()
    {
        var log = Log();
        var accounts = Share(WhileDown.Reject);
        await accounts.AskAsync(static a => a.Deposit("reject", 1)).Soon();
        await using (await StopWhileACallRunsAsync(accounts, "reject", crash: false))
        {
            await AttemptsAsync(2);
            for (var i = 0; i < Waiting; i++)
            {
                var refused = await Assert.ThrowsAsync<ResourceUnavailableException>(() => accounts.AskAsync(static a => a.ProcessId).Soon());
                Assert.Equal(CallOutcome.NotStarted, refused.Outcome);
                Assert.IsAssignableFrom<NpgsqlException>(refused.InnerException);
            }

            await log.SaysAsync(LogLevel.WarningLevel, $"'{accounts.Name}' could not be made (attempt 2, the next in ");
            await server.StartAsync();
        }

        await Patience.Eventually(() => accounts.GetSnapshot().State == ResourceState.Up, "the connection is back");
        Assert.Equal(1, await accounts.AskAsync(static a => a.AmountOf("reject")).Soon());
    }

    [PostgresFact, Trait("Contract", "C8")]
    public async Task Share_TheServerIsNotThere_FailsStartedAndServesTheFirstCallsWhenItIs()
    {
        await server.StopAsync();
        await using var restart = new Restart(server);
        var accounts = Share(WhileDown.Wait);
        var call = accounts.AskAsync(static a => a.Deposit("late", 1)).AsTask();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => accounts.Started.Soon());
        await server.StartAsync();

        await call.Soon();
        Assert.Equal(1, await accounts.AskAsync(static a => a.AmountOf("late")).Soon());
        Assert.Equal(0, accounts.GetSnapshot().Restarts);
    }

    private async Task<Restart> StopWhileACallRunsAsync(SharedRef<Accounts> accounts, string name, bool crash)
    {
        var processId = await accounts.AskAsync(static a => a.ProcessId).Soon();
        var running = accounts.AskAsync(static (a, name) => a.DepositSlowly(name, 1_000_000), name).AsTask();
        await server.WaitsForAsync(processId, "PgSleep");
        await server.StopAsync(crash);
        var restart = new Restart(server);
        Assert.True(Accounts.IsConnectionLost(await Assert.ThrowsAnyAsync<NpgsqlException>(() => running.Soon())));
        return restart;
    }

    private Task AttemptsAsync(int count) => Patience.Eventually(() => Volatile.Read(ref _attempts) >= 1 + count, $"{count} attempts to connect anew");

    private SharedRef<Accounts> Share(WhileDown whileDown) => Keep(System.ShareAccounts(
        NewName(),
        () =>
        {
            Interlocked.Increment(ref _attempts);
            return new Accounts(server.ConnectionString);
        },
        options => options.Restart = new RestartOptions
        {
            MinBackoff = TimeSpan.FromMilliseconds(20),
            MaxBackoff = TimeSpan.FromMilliseconds(200),
            WhileDown = whileDown,
        }));

    /// <summary>Whatever becomes of this test, the next one meets a server that runs.</summary>
    private sealed class Restart(PostgresServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await server.StartAsync();
    }
}
