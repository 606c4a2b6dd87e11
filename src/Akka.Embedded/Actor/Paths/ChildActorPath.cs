namespace Akka.Actor;

/// <summary>Any path below a root.</summary>
public sealed class ChildActorPath : ActorPath
{
    /// <summary>A child of a path.</summary>
    public ChildActorPath(ActorPath parentPath, string name, long uid)
        : base(parentPath, name, uid)
    {
    }
}
