using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Integration.Tests.Sqlite;

/// <summary>Notes in a SQLite file, over one connection. Synchronous, and not safe for threads.</summary>
internal sealed class NoteFile : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly LockWait? _lockWait;

    public NoteFile(string path, TimeSpan lockTimeout, Action? waitsForLock = null)
        : this(path) => _lockWait = new LockWait(_connection, lockTimeout, waitsForLock);

    /// <summary>Waits for locks as SQLite itself does: until the time is over, whoever interrupts.</summary>
    public NoteFile(string path, int busyTimeoutMilliseconds)
        : this(path) => Execute($"PRAGMA busy_timeout = {busyTimeoutMilliseconds}");

    private NoteFile(string path)
    {
        // A pool would hand a replacement the very connection that it replaces.
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        try
        {
            _connection.Open();
            Execute("PRAGMA journal_mode = WAL");
            Execute("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public long Count => (long)Scalar("SELECT count(*) FROM notes");

    public IReadOnlyList<string> Texts
    {
        get
        {
            using var command = _connection.CreateCommand();
            command.CommandText = "SELECT text FROM notes ORDER BY id";
            using var reader = command.ExecuteReader();
            var texts = new List<string>();
            while (reader.Read())
                texts.Add(reader.GetString(0));
            return texts;
        }
    }

    public bool IsInTransaction => raw.sqlite3_get_autocommit(_connection.Handle) == 0;

    /// <summary>How many pages the file may have: it counts as full then.</summary>
    public long MaxPages
    {
        set => Execute(FormattableString.Invariant($"PRAGMA max_page_count = {value}"));
    }

    public void Add(string text) => AddAll([text]);

    /// <summary>Adds all of them or none.</summary>
    public void AddAll(IEnumerable<string> texts)
    {
        Begin();
        foreach (var text in texts)
        {
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO notes (text) VALUES ($text)";
            insert.Parameters.AddWithValue("$text", text);
            insert.ExecuteNonQuery();
        }

        Execute("COMMIT");
    }

    /// <summary>Adds a note, and looks through numbers without end before it commits.</summary>
    public void AddAndSearchForever(string text, Action begun)
    {
        _connection.CreateFunction("is_found", (long _) =>
        {
            begun();
            return false;
        });
        Begin();
        Scalar($"INSERT INTO notes (text) VALUES ('{text}') RETURNING id");
        Scalar("WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT i FROM n WHERE is_found(i)");
        Execute("COMMIT");
    }

    /// <summary>Stops the running statement; from another thread. <see cref="SqliteCommand.Cancel"/> would do nothing.</summary>
    public void Interrupt() => raw.sqlite3_interrupt(_connection.Handle);

    /// <summary>Takes back what a call that threw left open. A full disk has ended the transaction already.</summary>
    public void RollBackIfOpen()
    {
        if (IsInTransaction)
            Execute("ROLLBACK");
    }

    /// <summary>Whether only a new connection can help.</summary>
    public static bool IsBroken(Exception failure) =>
        failure is SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR };

    public void Dispose()
    {
        _connection.Dispose();
        GC.KeepAlive(_lockWait);
    }

    // Not as a command: the provider repeats a command that was busy, also when its wait was interrupted.
    private void Begin() =>
        SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(_connection.Handle, "BEGIN IMMEDIATE"), _connection.Handle);

    private void Execute(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private object Scalar(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()!;
    }
}
