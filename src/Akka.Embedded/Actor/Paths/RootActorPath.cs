namespace Akka.Actor;

/// <summary>The root of all paths of a system.</summary>
public sealed class RootActorPath : ActorPath
{
    /// <summary>The root of an address.</summary>
    public RootActorPath(Address address, string name = "")
        : base(address, name)
    {
    }
}
