namespace Akka.Actor;

/// <summary>The references that stand for no actor.</summary>
public static class ActorRefs
{
    /// <summary>What a look-up answers when nothing is there.</summary>
    public static readonly Nobody Nobody = Nobody.Instance;

    /// <summary>No sender: a reply goes to the dead letters.</summary>
    public static readonly IActorRef NoSender = null!;
}
