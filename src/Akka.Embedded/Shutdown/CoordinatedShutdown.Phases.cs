namespace Akka.Actor;

public sealed partial class CoordinatedShutdown
{
    /// <summary>Before anything is closed. The first phase.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Connections are no longer accepted.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Requests under way are finished.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Connections are closed.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>Before a cluster node leaves.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>A cluster node hands its shards over.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>A cluster node says that it leaves.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>A cluster node hands its singletons over.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>A cluster node waits until the others know.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>A cluster node shuts down.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>Whatever needs the actors once more.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>The actor system terminates. The last phase.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";
}
