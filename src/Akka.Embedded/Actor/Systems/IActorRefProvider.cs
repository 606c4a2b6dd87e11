namespace Akka.Actor;

/// <summary>Makes references, and holds the fixed points of the tree.</summary>
public interface IActorRefProvider
{
    /// <summary>The root.</summary>
    IInternalActorRef RootGuardian { get; }

    /// <summary>The guardian of users' actors.</summary>
    LocalActorRef Guardian { get; }

    /// <summary>The guardian of the system's actors.</summary>
    LocalActorRef SystemGuardian { get; }

    /// <summary>The dead letters.</summary>
    IActorRef DeadLetters { get; }

    /// <summary>A reference that ignores everything.</summary>
    IActorRef IgnoreRef { get; }

    /// <summary>The path of the root.</summary>
    ActorPath RootPath { get; }

    /// <summary>The settings.</summary>
    Settings Settings { get; }

    /// <summary>The deployments.</summary>
    Deployer Deployer { get; }

    /// <summary>Where the references of answers live.</summary>
    IInternalActorRef TempContainer { get; }

    /// <summary>Ends when the root has stopped.</summary>
    Task TerminationTask { get; }

    /// <summary>The address of the system.</summary>
    Address DefaultAddress { get; }

    /// <summary>The root at an address, or the dead letters.</summary>
    IActorRef RootGuardianAt(Address address);

    /// <summary>A fresh path below <c>/temp</c>.</summary>
    ActorPath TempPath();

    /// <summary>Makes a reference found below <c>/temp</c>.</summary>
    void RegisterTempActor(IInternalActorRef actorRef, ActorPath path);

    /// <summary>Takes that back.</summary>
    void UnregisterTempActor(ActorPath path);

    /// <summary>A reference that completes a task by the first answer.</summary>
    FutureActorRef<T> CreateFutureRef<T>(TaskCompletionSource<T> tcs);

    /// <summary>The reference at a path's text.</summary>
    IActorRef ResolveActorRef(string path);

    /// <summary>The reference at a path.</summary>
    IActorRef ResolveActorRef(ActorPath actorPath);

    /// <summary>The address under which others reach the system, or <see langword="null"/>.</summary>
    Address GetExternalAddressFor(Address address);
}
