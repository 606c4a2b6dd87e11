using System.Collections;
using System.Collections.Concurrent;
using Akka.Actor;

namespace Akka.Hosting;

/// <summary>The actors that a system's parts find each other by.</summary>
public class ActorRegistry : IActorRegistry, IExtension
{
    // An entry is there from the first who registers or waits, and stays.
    private readonly ConcurrentDictionary<Type, Entry> _entries = new();

    /// <summary>The registry of a system.</summary>
    public static ActorRegistry For(ActorSystem actorSystem) =>
        actorSystem.WithExtension<ActorRegistry, ActorRegistryExtension>();

    /// <inheritdoc/>
    public void Register<TKey>(IActorRef actor, bool overwrite = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (!TryRegister<TKey>(actor, overwrite))
        {
            throw new DuplicateActorRegistryException(
                $"An actor is registered for {typeof(TKey)} already; register with overwrite: true or under another type.");
        }
    }

    /// <inheritdoc/>
    public bool TryRegister<TKey>(IActorRef actor, bool overwrite = false) => TryRegister(typeof(TKey), actor, overwrite);

    /// <inheritdoc/>
    public bool TryRegister(Type key, IActorRef actor, bool overwrite = false) =>
        actor is not null && EntryOf(key).TrySet(actor, overwrite);

    /// <inheritdoc/>
    public bool TryGet<TKey>(out IActorRef actor) => TryGet(typeof(TKey), out actor);

    /// <inheritdoc/>
    public bool TryGet(Type key, out IActorRef actor)
    {
        var found = _entries.TryGetValue(key, out var entry) ? entry.Actor : null;
        actor = found ?? ActorRefs.Nobody;
        return found is not null;
    }

    /// <inheritdoc/>
    public IActorRef Get<TKey>() => TryGet<TKey>(out var actor)
        ? actor
        : throw new MissingActorRegistryEntryException($"No actor is registered for {typeof(TKey)}.");

    /// <inheritdoc/>
    public Task<IActorRef> GetAsync<TKey>(CancellationToken ct = default) => GetAsync(typeof(TKey), ct);

    /// <inheritdoc/>
    public Task<IActorRef> GetAsync(Type key, CancellationToken ct = default) => EntryOf(key).GetAsync(ct);

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<Type, IActorRef>> GetEnumerator()
    {
        foreach (var (key, entry) in _entries)
        {
            if (entry.Actor is { } actor)
                yield return new(key, actor);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Entry EntryOf(Type key) => _entries.GetOrAdd(key, static _ => new Entry());

    private sealed class Entry
    {
        private readonly TaskCompletionSource<IActorRef> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private IActorRef? _actor;

        public IActorRef? Actor => Volatile.Read(ref _actor);

        public bool TrySet(IActorRef actor, bool overwrite)
        {
            if (overwrite)
                Volatile.Write(ref _actor, actor);
            else if (Interlocked.CompareExchange(ref _actor, actor, null) is not null)
                return false;
            _first.TrySetResult(actor);
            return true;
        }

        public async Task<IActorRef> GetAsync(CancellationToken ct) =>
            Actor ?? await _first.Task.WaitAsync(ct).ConfigureAwait(false);
    }
}
