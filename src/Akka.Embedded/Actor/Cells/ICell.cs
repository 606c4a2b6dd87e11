namespace Akka.Actor;

/// <summary>What is behind a reference: an actor and all that keeps it going.</summary>
public interface ICell
{
    /// <summary>The reference.</summary>
    IActorRef Self { get; }

    /// <summary>The system.</summary>
    ActorSystem System { get; }

    /// <summary>The supervisor.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>True in this process.</summary>
    bool IsLocal { get; }

    /// <summary>What the actor was made from.</summary>
    Props Props { get; }

    /// <summary>True when a message waits.</summary>
    bool HasMessages { get; }

    /// <summary>How many messages wait; a snapshot.</summary>
    int NumberOfMessages { get; }

    /// <summary>True once the actor has stopped.</summary>
    bool IsTerminated { get; }

    /// <summary>Starts the actor.</summary>
    void Start();

    /// <summary>Stops the processing of messages.</summary>
    void Suspend();

    /// <summary>Goes on.</summary>
    void Resume(Exception? causedByFailure);

    /// <summary>Replaces the instance.</summary>
    void Restart(Exception cause);

    /// <summary>Stops the actor.</summary>
    void Stop();

    /// <summary>Takes a message in.</summary>
    void SendMessage(IActorRef sender, object message);

    /// <summary>The children, a snapshot.</summary>
    IEnumerable<IInternalActorRef> GetChildren();

    /// <summary>The child of that name, or <see cref="Nobody"/>.</summary>
    IInternalActorRef GetSingleChild(string name);
}
