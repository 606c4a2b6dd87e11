using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.DependencyInjection;

/// <summary>Constructs an actor, at every start and restart, from given arguments and services.</summary>
internal sealed class ServiceProviderActorProducer(IServiceProvider services, Type actorType, object[] args)
    : IIndirectActorProducer
{
    public Type ActorType => actorType;

    public ActorBase Produce() => (ActorBase)ActivatorUtilities.CreateInstance(services, actorType, args);

    // Nothing was acquired for the actor: its services belong to the provider or scope that made them.
    public void Release(ActorBase actor)
    {
    }
}
