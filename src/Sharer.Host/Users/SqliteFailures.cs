using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Sharer.Host.Users;

/// <summary>What SQLite's result codes mean: to clients, and to the resource.</summary>
internal static class SqliteFailures
{
    /// <summary>The document for a failure of SQLite, without SQL and without the file's path; <see langword="null"/> for anything else.</summary>
    public static ProblemDetails? Explain(Exception failure) => Find(failure)?.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => Create(503, "The database is locked",
            "Another process holds a lock on the database file. Nothing was changed.", retryAfter: 1),
        raw.SQLITE_FULL => Create(507, "The database is full",
            "There is no room for more in the database file or on its disk. Nothing was changed."),
        raw.SQLITE_CORRUPT => Create(503, "The database is damaged", "The database file is damaged."),
        raw.SQLITE_NOTADB => Create(503, "The database is damaged", "The file is not a SQLite database."),
        raw.SQLITE_CANTOPEN => Create(503, "The database is unavailable", failure is UserDatabaseException { IsDirectory: true }
            ? "The database file cannot be opened: it is a directory."
            : "The database file cannot be opened."),
        raw.SQLITE_READONLY or raw.SQLITE_PERM => Create(503, "The database is unavailable", "The database file cannot be written."),
        raw.SQLITE_IOERR => Create(503, "The database is unavailable", "The database file cannot be read or written."),
        raw.SQLITE_INTERRUPT => Create(503, "The call was interrupted", "The database gave up the call. Nothing was changed."),
        raw.SQLITE_CONSTRAINT => Create(409, "The change conflicts", "The change conflicts with what the database holds."),
        _ => null,
    };

    /// <summary>Whether only a new connection can help.</summary>
    public static bool NeedsNewConnection(Exception failure) =>
        failure is ObjectDisposedException || Find(failure)?.SqliteErrorCode is
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_MISUSE or raw.SQLITE_NOMEM;

    private static SqliteException? Find(Exception? failure)
    {
        while (failure is not (null or SqliteException))
            failure = failure.InnerException;
        return failure as SqliteException;
    }

    private static ProblemDetails Create(int status, string title, string detail, int? retryAfter = null)
    {
        var problem = new ProblemDetails { Status = status, Title = title, Detail = detail };
        if (retryAfter is { } seconds)
            problem.Extensions["retryAfter"] = seconds;
        return problem;
    }
}
