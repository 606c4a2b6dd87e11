using System.Diagnostics;
using Npgsql;
using Sharer.Instruments;

namespace Sharer.Integration.Tests.Postgres;

/// <summary>A PostgreSQL server for these tests alone: its own data, a socket in its own folder, no network.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private Process? _keeper;
    private string _folder = "";

    /// <summary>Why there is no server; <see langword="null"/> when there can be.</summary>
    public static string? Missing { get; } = PostgresPrograms.Missing;

    public string ConnectionString { get; private set; } = "";

    private string Data => Path.Combine(_folder, "data");

    private bool IsRunning => File.Exists(Path.Combine(Data, "postmaster.pid"));

    public async Task InitializeAsync()
    {
        if (Missing is not null)
            return;
        // The server does not run as root, so the folder is its own user's.
        _folder = (await PostgresPrograms.RunAsync("mktemp", "-d", Path.Combine(Path.GetTempPath(), "sharer-pg-XXXXXX"))).Trim();
        _keeper = PostgresPrograms.Keep(_folder);
        await PostgresPrograms.RunAsync("initdb", "-D", Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = _folder,
            Username = "postgres",
            Database = "postgres",
            Pooling = false,
        }.ToString();
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_keeper is null)
            return;
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync().Soon();
        _keeper.Dispose();
    }

    /// <summary>Starts the server if it does not run.</summary>
    public Task StartAsync() => IsRunning ? Task.CompletedTask : PostgresPrograms.RunAsync(
        "pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"),
        "-o", $"-c listen_addresses='' -c unix_socket_directories='{_folder}' -c fsync=off", "start");

    /// <summary>Stops the server: its connections are told, or, as in a crash, cut.</summary>
    public Task StopAsync(bool crash = false) =>
        PostgresPrograms.RunAsync("pg_ctl", "-D", Data, "-w", "-m", crash ? "immediate" : "fast", "stop");

    /// <summary>Ends a connection from the server's side, and returns when it is gone.</summary>
    public async Task EndConnectionAsync(int processId)
    {
        await QueryAsync($"SELECT pg_terminate_backend({processId})");
        await Patience.EventuallyAsync(async () => await CountAsync($"pid = {processId}") == 0, "the connection is gone");
    }

    /// <summary>Returns when the connection waits inside the server for such an event: <c>PgSleep</c>, <c>Lock</c>.</summary>
    public Task WaitsForAsync(int processId, string waitEvent) => Patience.EventuallyAsync(
        async () => await CountAsync($"pid = {processId} AND state = 'active' AND '{waitEvent}' IN (wait_event, wait_event_type)") == 1,
        $"the connection waits for {waitEvent}");

    private async Task<long> CountAsync(string condition) => (long)await QueryAsync($"SELECT count(*) FROM pg_stat_activity WHERE {condition}");

    private async Task<object> QueryAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (await command.ExecuteScalarAsync())!;
    }
}
