namespace Akka.Actor;

/// <summary>What extensions may use of a system.</summary>
public abstract class ExtendedActorSystem : ActorSystem
{
    /// <summary>For the engine.</summary>
    protected ExtendedActorSystem()
    {
    }

    /// <summary>The provider.</summary>
    public abstract IActorRefProvider Provider { get; }

    /// <summary>The guardian of users' actors.</summary>
    public abstract IInternalActorRef Guardian { get; }

    /// <summary>The root.</summary>
    public abstract IInternalActorRef LookupRoot { get; }

    /// <summary>The guardian of the system's actors.</summary>
    public abstract IInternalActorRef SystemGuardian { get; }

    /// <summary>The plugins for new instances.</summary>
    public abstract ActorProducerPipelineResolver ActorPipelineResolver { get; }

    /// <summary>Makes an actor under <c>/system</c>.</summary>
    public abstract IActorRef SystemActorOf(Props props, string? name = null);

    /// <summary>Makes an actor under <c>/system</c>.</summary>
    public abstract IActorRef SystemActorOf<TActor>(string? name = null)
        where TActor : ActorBase, new();

    /// <summary>Ends the system without its coordinated shutdown.</summary>
    public abstract void Abort();

    /// <summary>The tree of all actors as a text.</summary>
    public abstract string PrintTree();
}
