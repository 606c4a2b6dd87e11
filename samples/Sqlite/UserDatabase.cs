using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Sharer.Samples.Sqlite;

/// <summary>One SQLite connection: synchronous, and for one caller at a time.</summary>
[Share]
internal sealed class UserDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public UserDatabase(string path)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        _connection.Open();
        Execute("PRAGMA journal_mode = WAL");
        Execute("CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER NOT NULL)");
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO users (name, age) VALUES ($name, $age) RETURNING id";
        _insert.Parameters.Add("$name", SqliteType.Text);
        _insert.Parameters.Add("$age", SqliteType.Integer);
    }

    /// <summary>For the hooks that commit several calls together.</summary>
    internal DbConnection Connection => _connection;

    [Share(Batch = true)]
    public long AddUser(string name, int age)
    {
        _insert.Parameters["$name"].Value = name;
        _insert.Parameters["$age"].Value = age;
        return (long)_insert.ExecuteScalar()!;
    }

    [Share(Access = ShareAccess.Read)]
    public IReadOnlyList<string> NamesLike(string pattern)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT name FROM users WHERE name LIKE $pattern ORDER BY id";
        command.Parameters.AddWithValue("$pattern", pattern);
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
