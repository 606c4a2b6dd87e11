using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Passes on what it gets, in the name of the sender.</summary>
public class ForwardActor : ReceiveActor
{
    /// <summary>Makes the actor.</summary>
    public ForwardActor(IActorRef target) => ReceiveAny(message => target.Forward(message));

    /// <summary>What makes one.</summary>
    public static Props Props(IActorRef target) => Actor.Props.Create(() => new ForwardActor(target));
}
