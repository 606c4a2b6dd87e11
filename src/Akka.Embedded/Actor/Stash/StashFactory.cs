using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Makes the stash that fits an actor.</summary>
public static class StashFactory
{
    /// <summary>The stash of an actor's class.</summary>
    public static IStash CreateStash<T>(this IActorContext context)
        where T : ActorBase => CreateStash(context, typeof(T));

    /// <summary>The stash of an actor.</summary>
    public static IStash CreateStash(this IActorContext context, IActorStash actorInstance) =>
        CreateStash(context, actorInstance.GetType());

    /// <summary>The stash of an actor's class.</summary>
    /// <exception cref="ArgumentException">The class has no stash.</exception>
    /// <exception cref="ActorInitializationException">The mailbox has only one end.</exception>
    public static IStash CreateStash(this IActorContext context, Type actorType)
    {
        if (!typeof(IWithUnrestrictedStash).IsAssignableFrom(actorType))
        {
            throw new ArgumentException(
                $"Actor {actorType} implements an unrecognized subclass of {typeof(IActorStash)} - cannot instantiate", nameof(actorType));
        }

        return new MessageStash((ActorCell)context, bounded: !typeof(IWithUnboundedStash).IsAssignableFrom(actorType));
    }
}
