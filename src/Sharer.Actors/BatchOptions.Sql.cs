using System.Data.Common;
using Sharer.Batching;

namespace Sharer;

/// <summary>Hooks for <see cref="BatchOptions{T}"/>, ready made for databases.</summary>
public static class BatchOptions
{
    /// <summary>Group commit on a SQLite connection.</summary>
    /// <param name="connection">The open connection of an instance, always the same. Its statements must not begin or end transactions.</param>
    /// <param name="savepoints">
    /// With <see langword="true"/> a call that throws is undone by itself, for two statements more a call. With <see langword="false"/> the
    /// batch is rolled back, and its other calls run once more, each alone.
    /// </param>
    /// <param name="inTransaction">
    /// <see cref="BatchOptions{T}.InTransaction"/>: with Microsoft.Data.Sqlite <c>sqlite3_get_autocommit(connection.Handle) == 0</c>. Without it
    /// a transaction that SQLite ends by itself (a full disk, an interrupt, <c>ON CONFLICT ROLLBACK</c>) is noticed by the savepoints, or at the commit.
    /// </param>
    public static BatchOptions<T> ForSqlite<T>(
        Func<T, DbConnection> connection, bool savepoints = true, Func<T, bool>? inTransaction = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(connection);
        // The write lock is taken at once: a transaction that begins as a reader may be refused it later.
        return SqlHooks.Make(connection, "BEGIN IMMEDIATE", commitFailsIfGone: true, savepoints, inTransaction);
    }

    /// <summary>Group commit on a PostgreSQL connection.</summary>
    /// <param name="connection">The open connection of an instance, always the same. Its statements must not begin or end transactions.</param>
    /// <param name="savepoints">
    /// With <see langword="true"/> a call that throws is undone by itself, for two round trips more a call. With <see langword="false"/> the
    /// batch is rolled back, and its other calls run once more, each alone.
    /// </param>
    /// <param name="inTransaction"><see cref="BatchOptions{T}.InTransaction"/>. Without it a transaction that is gone is noticed by the savepoints, or at the commit.</param>
    public static BatchOptions<T> ForPostgreSql<T>(
        Func<T, DbConnection> connection, bool savepoints = true, Func<T, bool>? inTransaction = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(connection);
        return SqlHooks.Make(connection, "BEGIN", commitFailsIfGone: false, savepoints, inTransaction);
    }
}
