using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Integration.Tests.Sqlite;

/// <summary>Rows in a SQLite file, each written by one statement that leaves transactions to the batch.</summary>
internal sealed class BatchedRows : IDisposable
{
    public BatchedRows(string path)
    {
        Connection = new SqliteConnection($"Data Source={path};Pooling=False");
        Connection.Open();
        Execute("CREATE TABLE IF NOT EXISTS rows (text TEXT NOT NULL, name TEXT UNIQUE)");
    }

    public SqliteConnection Connection { get; }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(Connection.Handle) == 0;

    public string Texts
    {
        get
        {
            using var command = Connection.CreateCommand();
            command.CommandText = "SELECT group_concat(text, ' ') FROM (SELECT text FROM rows ORDER BY text)";
            return command.ExecuteScalar() as string ?? "";
        }
    }

    public void Add(string text) => Execute($"INSERT INTO rows (text) VALUES ('{text}')");

    public void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Inserts without end.</summary>
    public void AddForever(Action begun)
    {
        Connection.CreateFunction("noted", (long i) =>
        {
            begun();
            return i;
        });
        Execute("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) INSERT INTO rows (text) SELECT noted(i) FROM n");
    }

    public void Interrupt() => raw.sqlite3_interrupt(Connection.Handle);

    public void Dispose() => Connection.Dispose();
}
