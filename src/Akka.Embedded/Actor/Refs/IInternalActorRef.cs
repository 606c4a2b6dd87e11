using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>What the engine itself asks of every reference: life-cycle control and look-up of children.</summary>
public interface IInternalActorRef : IActorRef, IActorRefScope
{
    /// <summary>The reference of the supervisor.</summary>
    IInternalActorRef Parent { get; }

    /// <summary>The provider that made the reference.</summary>
    IActorRefProvider Provider { get; }

    /// <summary>True once the actor has stopped for good.</summary>
    bool IsTerminated { get; }

    /// <summary>Follows path elements downwards (<c>..</c> goes up); <see cref="Nobody"/> when nothing is there.</summary>
    IActorRef GetChild(IReadOnlyList<string> name);

    /// <summary>Lets a suspended actor go on.</summary>
    void Resume(Exception? causedByFailure = null);

    /// <summary>Starts the actor; called once, by whoever made it.</summary>
    void Start();

    /// <summary>Stops the actor after the message it is at.</summary>
    void Stop();

    /// <summary>Replaces the actor's instance.</summary>
    void Restart(Exception cause);

    /// <summary>Stops the processing of user messages until <see cref="Resume"/>.</summary>
    void Suspend();

    internal void SendSystemMessage(SystemMessage message);
}
