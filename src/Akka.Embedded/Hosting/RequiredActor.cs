using Akka.Actor;

namespace Akka.Hosting;

/// <summary>Looks the actor up in a registry, and keeps it once found.</summary>
public sealed class RequiredActor<TActor> : IRequiredActor<TActor>
{
    private readonly IReadOnlyActorRegistry _registry;
    private IActorRef? _found;

    /// <summary>Takes the registry to look in.</summary>
    public RequiredActor(IReadOnlyActorRegistry registry) => _registry = registry;

    /// <inheritdoc/>
    public IActorRef ActorRef
    {
        get
        {
            if (_found is null && _registry.TryGet<TActor>(out var actor))
                _found = actor;
            return _found ?? throw new MissingActorRegistryEntryException(
                $"No actor is registered for {typeof(TActor)} yet. Where the actor system may still be starting, as in the " +
                $"constructor of a hosted service, await {nameof(GetAsync)}.");
        }
    }

    /// <inheritdoc/>
    public async Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) =>
        _found ??= await _registry.GetAsync<TActor>(cancellationToken).ConfigureAwait(false);
}
