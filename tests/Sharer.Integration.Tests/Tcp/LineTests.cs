using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;

namespace Sharer.Integration.Tests.Tcp;

/// <summary>A client of a line server, shared on one of the dispatchers for calls that block.</summary>
public abstract class LineTests(Engine engine) : RealResourceTests(engine)
{
    public const string Blocking = "sharer.blocking-dispatcher";
    public const string Pinned = "sharer.pinned-dispatcher";

    private protected LineServer Server { get; } = new();

    public override async Task DisposeAsync()
    {
        // What still waits for the server gets away, also after a test that failed.
        Server.GoOn();
        await base.DisposeAsync();
        Server.Dispose();
    }

    private protected SharedRef<LineClient> Share(string dispatcher, Action<ShareOptions<LineClient>>? configure = null) =>
        Keep(System.ShareLines(NewName(), () => new LineClient(Server.Address), options =>
        {
            options.Dispatcher = dispatcher;
            configure?.Invoke(options);
        }));

    private protected static Task<string>[] AskMany(SharedRef<LineClient> client, int count) =>
        [.. Enumerable.Range(0, count).Select(i => client.AskAsync($"line {i}").AsTask())];

    private protected static async Task AnsweredAsync(Task<string>[] asked) =>
        Assert.Equal(Enumerable.Range(0, asked.Length).Select(static i => $"line {i}"), await Task.WhenAll(asked).Soon());
}
