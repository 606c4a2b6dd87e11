using System.Diagnostics.CodeAnalysis;

namespace Akka.Actor;

/// <summary>Tests for references that stand for nobody.</summary>
public static class ActorRefExtensions
{
    /// <summary>True for <see langword="null"/> and for <see cref="Nobody"/>.</summary>
    public static bool IsNobody([NotNullWhen(false)] this IActorRef? actorRef) => actorRef is null or Nobody;

    /// <summary>The reference, or the other one when it stands for nobody.</summary>
    public static IActorRef GetOrElse(this IActorRef? actorRef, Func<IActorRef> elseValue) =>
        actorRef.IsNobody() ? elseValue() : actorRef;
}
