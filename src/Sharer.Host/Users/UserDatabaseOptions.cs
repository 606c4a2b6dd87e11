namespace Sharer.Host.Users;

/// <summary>Where the users are kept.</summary>
public sealed record UserDatabaseOptions
{
    /// <summary>The file; made if it is not there, in a folder that must be.</summary>
    public required string Path { get; init; }

    /// <summary>How long a call waits for a lock that another process holds. Default: 2 s.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The size of the file, in SQLite's pages (of 4 KiB), at which it counts as full; <see langword="null"/> for SQLite's own limit.</summary>
    public long? MaxPages { get; init; }
}
