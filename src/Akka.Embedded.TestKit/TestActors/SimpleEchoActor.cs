using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Sends back what it gets.</summary>
public class SimpleEchoActor : ReceiveActor
{
    /// <summary>Makes the actor.</summary>
    public SimpleEchoActor() => ReceiveAny(message => Sender.Tell(message));

    /// <summary>What makes one.</summary>
    public static Props Props() => Actor.Props.Create(() => new SimpleEchoActor());
}
