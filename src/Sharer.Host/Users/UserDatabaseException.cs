using Microsoft.Data.Sqlite;

namespace Sharer.Host.Users;

/// <summary>The database could not be opened. The message names the file and the cause.</summary>
public sealed class UserDatabaseException : Exception
{
    internal UserDatabaseException(string path, SqliteException cause)
        : base($"Cannot open the database '{path}': {Reason(path, cause)}", cause) => IsDirectory = Directory.Exists(path);

    internal bool IsDirectory { get; }

    private static string Reason(string path, SqliteException cause) => Directory.Exists(path)
        ? "it is a directory."
        : SqliteFailures.Explain(cause)?.Detail ?? cause.Message;
}
