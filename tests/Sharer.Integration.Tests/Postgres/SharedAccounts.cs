using Akka.Actor;

namespace Sharer.Integration.Tests.Postgres;

internal static class SharedAccounts
{
    /// <summary>One PostgreSQL connection for all callers; a new one when the server ends it.</summary>
    public static SharedRef<Accounts> ShareAccounts(
        this ActorSystem system, string name, Func<Accounts> connect, Action<ShareOptions<Accounts>>? configure = null) =>
        system.Share(name, connect, options =>
        {
            options.Dispatcher = "sharer.blocking-dispatcher";
            options.Interrupt = static accounts => accounts.Interrupt();
            options.Reset = static accounts => accounts.RollBack();
            options.IsBroken = Accounts.IsConnectionLost;
            configure?.Invoke(options);
        });
}
