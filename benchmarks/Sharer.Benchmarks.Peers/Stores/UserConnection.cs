using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Benchmarks.Peers.Stores;

/// <summary>One connection to the file, with its statements prepared: WAL, and each commit waits for the disk.</summary>
internal sealed class UserConnection : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _add;
    private readonly SqliteCommand _get;

    /// <param name="path">The file, which <see cref="CreateTable"/> has made.</param>
    public UserConnection(string path)
    {
        _connection = Open(path);
        _add = Prepare("INSERT INTO users (name, age, gender) VALUES ($name, $age, $gender)", "$name", "$age", "$gender");
        _get = Prepare("SELECT id, name, age, gender FROM users WHERE id = $id", "$id");
    }

    public static void CreateTable(string path)
    {
        using var connection = Open(path);
        Execute(connection, "PRAGMA journal_mode = WAL");
        Execute(connection, """
            CREATE TABLE IF NOT EXISTS users (
              id     INTEGER PRIMARY KEY AUTOINCREMENT,
              name   TEXT    NOT NULL,
              age    INTEGER NOT NULL,
              gender TEXT    NOT NULL
            ) STRICT
            """);
    }

    public long Add(NewUser user)
    {
        _add.Parameters[0].Value = user.Name;
        _add.Parameters[1].Value = user.Age;
        _add.Parameters[2].Value = user.Gender;
        _add.ExecuteNonQuery();
        return raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    public User? Get(long id)
    {
        _get.Parameters[0].Value = id;
        using var row = _get.ExecuteReader();
        return row.Read() ? new User(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetString(3)) : null;
    }

    public void Dispose()
    {
        _add.Dispose();
        _get.Dispose();
        _connection.Dispose();
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA busy_timeout = 30000");
        Execute(connection, "PRAGMA synchronous = FULL");
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
        {
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        }

        command.Prepare();
        return command;
    }
}
