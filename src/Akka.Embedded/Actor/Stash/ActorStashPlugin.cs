namespace Akka.Actor;

/// <summary>Gives actors that want one their stash, and puts its messages back when the instance is dismissed.</summary>
public class ActorStashPlugin : ActorProducerPluginBase
{
    /// <inheritdoc/>
    public override bool CanBeAppliedTo(Type actorType) => typeof(IActorStash).IsAssignableFrom(actorType);

    /// <inheritdoc/>
    public override void AfterIncarnated(ActorBase actor, IActorContext context)
    {
        if (actor is IActorStash { Stash: null } stashed)
            stashed.Stash = context.CreateStash(actor.GetType());
    }

    /// <inheritdoc/>
    public override void BeforeIncarnated(ActorBase actor, IActorContext context)
    {
        if (actor is IActorStash stashed)
            stashed.Stash?.UnstashAll();
    }
}
