using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>What every way to share promises, with an actor or without. Its parts are named after the clauses; the traits carry their numbers.</summary>
public abstract partial class EveryWayToShare(Engine engine) : IClassFixture<Engine>, IAsyncLifetime
{
    private static int s_names;
    private readonly List<Func<Task>> _stops = [];
    private readonly Dictionary<object, object> _owners = [];
    private readonly List<ActorSystem> _systems = [];

    protected ActorSystem System => engine.System;

    protected virtual string Dispatcher => "sharer.dispatcher";

    protected bool IsPinned => Dispatcher == "sharer.pinned-dispatcher";

    public Task InitializeAsync() => Task.CompletedTask;

    // That everything a test shared comes to its end is part of every test.
    public async Task DisposeAsync()
    {
        foreach (var stop in _stops)
            await stop();
        foreach (var system in _systems)
            await system.Terminate().Soon();
    }

    // What the actor was at, an attempt that is about to fail for one, is over once it answers.
    internal static Task SettleAsync(IActorRef actor) => actor.Ask<ActorIdentity>(new Identify(1), Patience.Limit);

    private protected static string NewName() => $"resource-{Interlocked.Increment(ref s_names)}";

    private protected SharedRef<T> Share<T>(
        Func<T> create, Action<ShareOptions<T>>? configure = null, string? name = null, ActorSystem? system = null)
        where T : class
    {
        var owner = Create(system ?? System, name ?? NewName(), create, options =>
        {
            options.Dispatcher = Dispatcher;
            configure?.Invoke(options);
        });
        return Keep(owner);
    }

    private protected SharedRef<T> Share<T>(
        Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>>? configure = null, string? name = null)
        where T : class
    {
        var owner = Create(System, name ?? NewName(), create, options =>
        {
            options.Dispatcher = Dispatcher;
            configure?.Invoke(options);
        });
        return Keep(owner);
    }

    private protected SharedRef<Journal> ShareJournal(
        out Journal.Record record, Action<ShareOptions<Journal>>? configure = null, string? name = null, ActorSystem? system = null)
    {
        var kept = record = new Journal.Record();
        return Share(() => new Journal(kept), configure, name, system);
    }

    /// <summary>The reference that <c>Share</c> returned: the one whose disposal ends the resource.</summary>
    private protected SharedRef<T> OwnerOf<T>(SharedRef<T> shared) where T : class => (SharedRef<T>)_owners[shared];

    private protected ActorSystem NewSystem()
    {
        var system = Engine.Start();
        _systems.Add(system);
        return system;
    }

    private protected virtual SharedRef<T> Create<T>(ActorSystem system, string name, Func<T> create, Action<ShareOptions<T>> configure)
        where T : class => system.Share(name, create, configure);

    private protected virtual SharedRef<T> Create<T>(
        ActorSystem system, string name, Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>> configure)
        where T : class => system.Share(name, create, configure);

    private protected virtual SharedRef<T> ViewOf<T>(SharedRef<T> owner) where T : class => owner;

    /// <summary>Takes the resource with a call that stands at a gate.</summary>
    private protected virtual async Task<Held> HoldAsync<T>(SharedRef<T> shared, CancellationToken cancellationToken = default)
        where T : class
    {
        var gate = new Gate();
        var call = shared.AskAsync(static (_, gate) => gate.Pass(), gate, cancellationToken).AsTask();
        await gate.Reached;
        return new Held(gate, call);
    }

    private SharedRef<T> Keep<T>(SharedRef<T> owner) where T : class
    {
        var view = ViewOf(owner);
        _owners[view] = owner;
        _stops.Add(async () =>
        {
            await owner.DisposeAsync().Soon();
            await owner.Stopped.Soon();
        });
        return view;
    }

    private protected sealed record Held(Gate Gate, Task Call) : IDisposable
    {
        public async Task ReleaseAsync()
        {
            Gate.Open();
            await Call.Soon();
        }

        public void Dispose() => Gate.Dispose();
    }
}
