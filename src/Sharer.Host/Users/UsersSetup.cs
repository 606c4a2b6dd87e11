using Sharer.Host.Settings;

namespace Sharer.Host.Users;

/// <summary>The shared user database.</summary>
internal static class UsersSetup
{
    /// <remarks><c>sharer.resources.users</c> in <c>akka.hocon</c> overrides what is set here.</remarks>
    public static void AddUsers(this IServiceCollection services, HostSettings settings) =>
        services.AddSharedResource("users", _ => new UserDatabase(settings.Database), static (options, _) =>
        {
            options.Dispatcher = "sharer.blocking-dispatcher";
            options.WhenFull = WhenFull.Reject;
            options.Restart.WhileDown = WhileDown.Reject;
            options.Interrupt = static db => db.Interrupt();
            options.Reset = static db => db.RollBackIfOpen();
            options.Batch = BatchOptions.ForSqlite<UserDatabase>(static db => db.Connection, savepoints: false, static db => db.IsInTransaction);
            options.IsBroken = SqliteFailures.NeedsNewConnection;
        });
}
