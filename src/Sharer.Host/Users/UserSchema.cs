using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Host.Users;

/// <summary>How the file is opened, what is in it, and how a connection is brought back to rest.</summary>
internal static class UserSchema
{
    public static string ConnectionString(UserDatabaseOptions options) => new SqliteConnectionStringBuilder
    {
        DataSource = options.Path,
        Mode = SqliteOpenMode.ReadWriteCreate,

        // A pool would hand a replacement the very connection that it replaces.
        Pooling = false,

        // The provider repeats a busy command for this long (s) after SQLite's own wait has ended.
        DefaultTimeout = 1,
    }.ToString();

    public static void Prepare(SqliteConnection connection, UserDatabaseOptions options)
    {
        connection.Execute(FormattableString.Invariant($"PRAGMA busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}"));
        connection.Execute("PRAGMA journal_mode = WAL");
        connection.Execute("PRAGMA synchronous = FULL");
        if (options.MaxPages is { } pages)
            connection.Execute(FormattableString.Invariant($"PRAGMA max_page_count = {pages}"));
        connection.Execute("""
            CREATE TABLE IF NOT EXISTS users (
              id     INTEGER PRIMARY KEY AUTOINCREMENT,
              name   TEXT    NOT NULL,
              age    INTEGER NOT NULL,
              gender TEXT    NOT NULL
            ) STRICT
            """);
    }

    public static bool IsInTransaction(SqliteConnection connection) => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public static void RollBackIfOpen(SqliteConnection connection)
    {
        // Two words: Dapper takes a single one for a stored procedure.
        if (IsInTransaction(connection))
            connection.Execute("ROLLBACK TRANSACTION");
    }
}
