using Akka.Actor;

namespace Sharer.Integration.Tests.Tcp;

internal static class SharedLines
{
    /// <summary>One connection for all callers; a new one when it is lost, or was hung up to end a call.</summary>
    public static SharedRef<LineClient> ShareLines(
        this ActorSystem system, string name, Func<LineClient> connect, Action<ShareOptions<LineClient>>? configure = null) =>
        system.Share(name, connect, options =>
        {
            options.Dispatcher = "sharer.blocking-dispatcher";
            options.Interrupt = static client => client.HangUp();
            options.IsBroken = LineClient.IsBroken;
            configure?.Invoke(options);
        });

    public static ValueTask<string> AskAsync(this SharedRef<LineClient> client, string line, CancellationToken cancellationToken = default) =>
        client.AskAsync(static (c, line) => c.Ask(line), line, cancellationToken);
}
