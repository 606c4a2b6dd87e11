using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Tests for references that stand for nobody.</summary>
public static class ActorRefExtensions
{
    /// <summary>True for <see langword="null"/>, for <see cref="Nobody"/>, for the dead letters and for a reference without a path.</summary>
    public static bool IsNobody([NotNullWhen(false)] this IActorRef? actorRef) => actorRef switch
    {
        null or Nobody or DeadLetterActorRef => true,
        LocalActorRef => false,
        _ => actorRef.Path is not { } path || (path.Uid == ActorCell.UndefinedUid && path.Name == "deadLetters"),
    };

    /// <summary>The reference, or the other one when it stands for nobody.</summary>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef;
}
