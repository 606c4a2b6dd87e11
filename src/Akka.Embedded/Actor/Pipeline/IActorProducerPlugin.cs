namespace Akka.Actor;

/// <summary>Does something to every new instance of some actors.</summary>
public interface IActorProducerPlugin
{
    /// <summary>True for the classes it is meant for.</summary>
    bool CanBeAppliedTo(Type actorType);

    /// <summary>Runs after the constructor, before <c>PreStart</c>.</summary>
    void AfterIncarnated(ActorBase actor, IActorContext context);

    /// <summary>Runs when the instance is dismissed.</summary>
    void BeforeIncarnated(ActorBase actor, IActorContext context);
}

/// <summary>Base of plugins for all actors.</summary>
public abstract class ActorProducerPluginBase : IActorProducerPlugin
{
    /// <inheritdoc/>
    public virtual bool CanBeAppliedTo(Type actorType) => true;

    /// <inheritdoc/>
    public virtual void AfterIncarnated(ActorBase actor, IActorContext context)
    {
    }

    /// <inheritdoc/>
    public virtual void BeforeIncarnated(ActorBase actor, IActorContext context)
    {
    }
}

/// <summary>Base of plugins for the actors of a type.</summary>
public abstract class ActorProducerPluginBase<TActor> : IActorProducerPlugin
    where TActor : ActorBase
{
    /// <inheritdoc/>
    public virtual bool CanBeAppliedTo(Type actorType) => typeof(TActor).IsAssignableFrom(actorType);

    /// <summary>Runs after the constructor, before <c>PreStart</c>.</summary>
    public virtual void AfterIncarnated(TActor actor, IActorContext context)
    {
    }

    /// <summary>Runs when the instance is dismissed.</summary>
    public virtual void BeforeIncarnated(TActor actor, IActorContext context)
    {
    }

    void IActorProducerPlugin.AfterIncarnated(ActorBase actor, IActorContext context) => AfterIncarnated((TActor)actor, context);

    void IActorProducerPlugin.BeforeIncarnated(ActorBase actor, IActorContext context) => BeforeIncarnated((TActor)actor, context);
}
