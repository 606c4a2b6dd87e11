using Akka.Actor;
using Akka.Hosting;

namespace Sharer.Hosting;

/// <summary>Hands out a resource's actor by the resource's type.</summary>
internal sealed class RequiredSharedActor<T>(SharedRef<T> shared) : IRequiredActor<T> where T : class
{
    public IActorRef ActorRef => shared.Actor;

    public Task<IActorRef> GetAsync(CancellationToken cancellationToken = default) => cancellationToken.IsCancellationRequested
        ? Task.FromCanceled<IActorRef>(cancellationToken)
        : Task.FromResult(shared.Actor);
}
