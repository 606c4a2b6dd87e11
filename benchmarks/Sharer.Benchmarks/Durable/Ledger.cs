using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Sharer.Benchmarks.Durable;

/// <summary>A table in a SQLite file of its own, WAL and <c>synchronous = FULL</c>: each commit waits for the disk.</summary>
[Share]
public sealed class Ledger : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sharer-benchmark-").FullName;
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    internal Ledger()
    {
        _connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = Path.Combine(_folder, "ledger.db"), Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("PRAGMA synchronous = FULL");
        Execute("CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER NOT NULL, gender TEXT NOT NULL) STRICT");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO users (name, age, gender) VALUES ($name, $age, $gender)";
        foreach (var name in (ReadOnlySpan<string>)["$name", "$age", "$gender"])
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        _insert.Prepare();
    }

    internal DbConnection Connection => _connection;

    internal bool IsInTransaction => SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>How many rows have been added.</summary>
    internal long Added { get; private set; }

    [Share(Batch = true)]
    public int Add(string name, int age, string gender)
    {
        _insert.Parameters[0].Value = name;
        _insert.Parameters[1].Value = age;
        _insert.Parameters[2].Value = gender;
        var rows = _insert.ExecuteNonQuery();
        Added += rows;
        return rows;
    }

    [ShareIgnore]
    public void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
