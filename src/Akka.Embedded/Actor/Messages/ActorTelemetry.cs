namespace Akka.Actor;

/// <summary>Published when <c>akka.actor.telemetry.enabled</c> is on.</summary>
public interface IActorTelemetryEvent : INoSerializationVerificationNeeded, INotInfluenceReceiveTimeout
{
    /// <summary>The actor.</summary>
    IActorRef Subject { get; }

    /// <summary>Its class, as its props say.</summary>
    Type ActorType { get; }
}

/// <summary>An actor has started.</summary>
public sealed class ActorStarted : IActorTelemetryEvent
{
    internal ActorStarted(IActorRef subject, Type actorType)
    {
        Subject = subject;
        ActorType = actorType;
    }

    /// <inheritdoc/>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public Type ActorType { get; }
}

/// <summary>An actor has stopped.</summary>
public sealed class ActorStopped : IActorTelemetryEvent
{
    internal ActorStopped(IActorRef subject, Type actorType)
    {
        Subject = subject;
        ActorType = actorType;
    }

    /// <inheritdoc/>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public Type ActorType { get; }
}

/// <summary>An actor has a new instance after a failure.</summary>
public sealed class ActorRestarted : IActorTelemetryEvent
{
    internal ActorRestarted(IActorRef subject, Type actorType, Exception reason)
    {
        Subject = subject;
        ActorType = actorType;
        Reason = reason;
    }

    /// <inheritdoc/>
    public IActorRef Subject { get; }

    /// <inheritdoc/>
    public Type ActorType { get; }

    /// <summary>The failure.</summary>
    public Exception Reason { get; }
}
