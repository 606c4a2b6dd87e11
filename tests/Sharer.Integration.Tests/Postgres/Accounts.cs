using Npgsql;

namespace Sharer.Integration.Tests.Postgres;

/// <summary>Accounts in a PostgreSQL database, over one connection. Synchronous, and not safe for threads.</summary>
internal sealed class Accounts : IDisposable
{
    private readonly NpgsqlConnection _connection;
    private volatile NpgsqlCommand? _running;

    public Accounts(string connectionString)
    {
        // Time limits are the sharer's; the connection has none of its own.
        _connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            _connection.Open();
            Query("CREATE TABLE IF NOT EXISTS accounts (name text PRIMARY KEY, amount bigint NOT NULL)");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    /// <summary>The server's process that serves this connection.</summary>
    public int ProcessId => _connection.ProcessID;

    public void Deposit(string name, long amount)
    {
        Query("BEGIN");
        Add(name, amount);
        Query("COMMIT");
    }

    public long AmountOf(string name) => (long?)Query("SELECT amount FROM accounts WHERE name = $1", name) ?? 0;

    /// <summary>A deposit that the server takes a minute for, within its transaction.</summary>
    public void DepositSlowly(string name, long amount)
    {
        Query("BEGIN");
        Add(name, amount);
        Query("SELECT pg_sleep(60)");
        Query("COMMIT");
    }

    public void Check() => Query("SELECT 1");

    /// <summary>Has the server stop the running statement; from another thread.</summary>
    public void Interrupt() => _running?.Cancel();

    /// <summary>Takes back what a call that threw left open; throws if the connection is lost.</summary>
    public void RollBack() => Query("ROLLBACK");

    /// <summary>Whether only a new connection can help: the server has ended this one, or it cannot be read or written.</summary>
    public static bool IsConnectionLost(Exception failure) => failure switch
    {
        PostgresException e => e.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow,
        NpgsqlException => true,
        _ => false,
    };

    public void Dispose() => _connection.Dispose();

    private void Add(string name, long amount) => Query(
        "INSERT INTO accounts VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET amount = accounts.amount + excluded.amount", name, amount);

    private object? Query(string sql, params ReadOnlySpan<object> values)
    {
        using var command = new NpgsqlCommand(sql, _connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        _running = command;
        try
        {
            return command.ExecuteScalar();
        }
        finally
        {
            _running = null;
        }
    }
}
