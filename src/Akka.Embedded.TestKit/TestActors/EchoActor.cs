using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Sends what it gets to the test actor, and back to the sender.</summary>
public class EchoActor : ReceiveActor
{
    /// <summary>Makes the actor.</summary>
    /// <param name="testkit">Whose test actor gets the messages.</param>
    /// <param name="echoBackToSenderAsWell">Whether the sender gets them too.</param>
    public EchoActor(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        ReceiveAny(message =>
        {
            var testActor = testkit.TestActor;
            if (echoBackToSenderAsWell && !testActor.Equals(Sender))
                Sender.Forward(message);
            testActor.Tell(message, Sender);
        });

    /// <summary>What makes one.</summary>
    public static Props Props(TestKitBase testkit, bool echoBackToSenderAsWell = true) =>
        Actor.Props.Create(() => new EchoActor(testkit, echoBackToSenderAsWell));
}
