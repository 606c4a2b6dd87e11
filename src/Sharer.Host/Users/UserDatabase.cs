using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Host.Users;

/// <summary>The users in one SQLite file, over one connection. Plain, synchronous and not thread-safe: sharing it is <see cref="SharedRef{T}"/>'s part.</summary>
[Share]
public sealed class UserDatabase : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _add;
    private readonly SqliteCommand _get;
    private readonly SqliteCommand _show;
    private readonly SqliteCommand _delete;
    private readonly SqliteCommand _count;

    /// <summary>Opens the file, and makes it and its table if they are not there.</summary>
    /// <exception cref="UserDatabaseException">The file cannot be opened, is no database, or is locked.</exception>
    public UserDatabase(UserDatabaseOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _connection = new SqliteConnection(UserSchema.ConnectionString(options));
        try
        {
            _connection.Open();
            UserSchema.Prepare(_connection, options);
            _add = Prepare("INSERT INTO users (name, age, gender) VALUES ($name, $age, $gender)", "$name", "$age", "$gender");
            _get = Prepare("SELECT id, name, age, gender FROM users WHERE id = $id", "$id");
            _show = Prepare(
                "SELECT id, name, age, gender FROM users WHERE id > $after AND name LIKE $pattern ORDER BY id LIMIT $limit",
                "$after", "$pattern", "$limit");
            _delete = Prepare("DELETE FROM users WHERE id = $id", "$id");
            _count = Prepare("SELECT count(*) FROM users");
        }
        catch (Exception cause)
        {
            _connection.Dispose();
            if (cause is SqliteException sqlite)
                throw new UserDatabaseException(options.Path, sqlite);
            throw;
        }
    }

    /// <summary>How many users there are.</summary>
    [Share(Access = ShareAccess.Read)]
    public long Count => (long)_count.ExecuteScalar()!;

    /// <summary>Stores a user; it is on the disk when this returns.</summary>
    /// <returns>The id.</returns>
    [Share(Batch = true)]
    public long AddUser(string name, int age, string gender)
    {
        Bind(_add, name, age, gender);

        // No RETURNING: with it the row would be read before the commit, whose failure would go unseen.
        _add.ExecuteNonQuery();
        return raw.sqlite3_last_insert_rowid(_connection.Handle);
    }

    /// <summary>The user with this id, or <see langword="null"/>.</summary>
    [Share(Access = ShareAccess.Read)]
    public User? GetUser(long id)
    {
        Bind(_get, id);

        // By hand: Dapper looks up how to read a row each time, which here is one row.
        using var row = _get.ExecuteReader();
        return row.Read() ? new User(row.GetInt64(0), row.GetString(1), row.GetInt32(2), row.GetString(3)) : null;
    }

    /// <summary>The users after an id whose names match, by id.</summary>
    /// <param name="pattern">A LIKE pattern: <c>%</c> is any text, <c>_</c> any character; case does not matter for A to Z.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="after">The last id of the page before; 0 for the first page.</param>
    [Share(Access = ShareAccess.Read)]
    public IReadOnlyList<User> ShowUsers(string pattern, int limit = 100, long after = 0)
    {
        Bind(_show, after, pattern, limit);
        return Read(_show);
    }

    /// <summary>Deletes the user with this id, and says whether there was one.</summary>
    [Share(Batch = true)]
    public bool DeleteUser(long id)
    {
        Bind(_delete, id);
        return _delete.ExecuteNonQuery() > 0;
    }

    /// <summary>The connection, for the hooks of group commit.</summary>
    internal DbConnection Connection => _connection;

    /// <summary>Whether a transaction is open. SQLite ends one by itself when the disk is full, say.</summary>
    internal bool IsInTransaction => UserSchema.IsInTransaction(_connection);

    /// <summary>Stops the running call; callable from another thread while the connection is open.</summary>
    /// <remarks><see cref="SqliteCommand.Cancel"/> does nothing.</remarks>
    internal void Interrupt() => raw.sqlite3_interrupt(_connection.Handle);

    /// <summary>Takes back what a call that threw or was interrupted left open.</summary>
    internal void RollBackIfOpen() => UserSchema.RollBackIfOpen(_connection);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<SqliteCommand>)[_add, _get, _show, _delete, _count])
            command.Dispose();
        _connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, params ReadOnlySpan<string> parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.Add(new SqliteParameter { ParameterName = name });
        command.Prepare();
        return command;
    }

    private static void Bind(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
    }

    private static List<User> Read(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        return reader.Parse<User>().AsList();
    }
}
