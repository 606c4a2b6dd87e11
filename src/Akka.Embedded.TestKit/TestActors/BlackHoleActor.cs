using Akka.Actor;

namespace Akka.TestKit.TestActors;

/// <summary>Takes all messages and does nothing with them.</summary>
public class BlackHoleActor : ActorBase
{
    /// <summary>What makes one.</summary>
    public static Props Props => Props.Create<BlackHoleActor>();

    /// <inheritdoc />
    protected override bool Receive(object message) => true;
}
