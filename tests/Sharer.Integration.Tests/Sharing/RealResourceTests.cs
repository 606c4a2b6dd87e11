using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Integration.Tests.Sharing;

/// <summary>Tests of resources that are shared in one actor system; that each comes to its end is part of every test.</summary>
public abstract class RealResourceTests(Engine engine) : IClassFixture<Engine>, IAsyncLifetime
{
    private readonly List<Func<Task>> _ends = [];

    protected ActorSystem System => engine.System;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var end in _ends)
            await end();
    }

    private protected static string NewName() => $"resource-{Guid.NewGuid():N}";

    private protected SharedRef<T> Keep<T>(SharedRef<T> shared) where T : class
    {
        _ends.Add(async () =>
        {
            await shared.DisposeAsync().Soon();
            await shared.Stopped.Soon();
        });
        return shared;
    }

    /// <summary>What the log says from now on.</summary>
    private protected LogLines Log()
    {
        var log = new LogLines(System);
        _ends.Add(() =>
        {
            System.Stop(log.Listener);
            return Task.CompletedTask;
        });
        return log;
    }

    private protected static Task RunsAsync<T>(SharedRef<T> shared) where T : class =>
        Patience.Eventually(() => shared.GetSnapshot().RunningMethod is not null, "a call runs");

    private protected static Task WaitAsync<T>(SharedRef<T> shared, int calls) where T : class =>
        Patience.Eventually(() => shared.GetSnapshot().QueueLength == calls, $"{calls} calls wait");
}
