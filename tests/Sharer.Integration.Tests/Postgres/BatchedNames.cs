using Npgsql;

namespace Sharer.Integration.Tests.Postgres;

/// <summary>Names in a table of their own, each written by one statement that leaves transactions to the batch.</summary>
internal sealed class BatchedNames : IDisposable
{
    private readonly string _table;

    public BatchedNames(string connectionString, string table)
    {
        _table = $"\"{table}\"";
        Connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        Connection.Open();
        Execute($"CREATE TABLE IF NOT EXISTS {_table} (name text PRIMARY KEY)");
    }

    public NpgsqlConnection Connection { get; }

    public int ProcessId => Connection.ProcessID;

    public string Texts
    {
        get
        {
            using var command = new NpgsqlCommand($"SELECT string_agg(name, ' ' ORDER BY name) FROM {_table}", Connection);
            return command.ExecuteScalar() as string ?? "";
        }
    }

    public void Add(string name) => Execute($"INSERT INTO {_table} VALUES ('{name}')");

    /// <summary>Adds it unless it is there; that the error has spoilt the transaction it does not know.</summary>
    public void AddUnless(string name)
    {
        try
        {
            Add(name);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // As careless code does.
        }
    }

    public void Execute(string sql)
    {
        using var command = new NpgsqlCommand(sql, Connection);
        command.ExecuteNonQuery();
    }

    public void Dispose() => Connection.Dispose();
}
