namespace Akka.Actor;

/// <summary>An actor did not handle the <see cref="Terminated"/> of an actor that it watches.</summary>
public class DeathPactException : AkkaException
{
    /// <summary>With the actor that has stopped.</summary>
    public DeathPactException(IActorRef deadActor)
        : base($"Monitored actor [{deadActor}] terminated") => DeadActor = deadActor;

    /// <summary>The actor that has stopped.</summary>
    public IActorRef DeadActor { get; }
}
