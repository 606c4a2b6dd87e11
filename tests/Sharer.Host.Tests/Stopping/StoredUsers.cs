using Dapper;
using Microsoft.Data.Sqlite;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Stopping;

internal static class StoredUsers
{
    public static HashSet<long> ReadStored(this TempFolder folder)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Database};Pooling=False");
        return [.. connection.Query<long>("SELECT id FROM users")];
    }
}
