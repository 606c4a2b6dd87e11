namespace Akka.Actor;

/// <summary>How a path's text becomes a selection.</summary>
public static class ActorRefFactoryShared
{
    /// <summary>Selects by path, from the root of the path's address.</summary>
    public static ActorSelection ActorSelection(ActorPath actorPath, ActorSystem system) =>
        new(((ExtendedActorSystem)system).Provider.RootGuardianAt(actorPath.Address), actorPath.Elements);

    /// <summary>Selects by a text relative to the anchor.</summary>
    public static ActorSelection ActorSelection(IActorRef anchorActorRef, string path) => new(anchorActorRef, path);

    /// <summary>Selects by a text: absolute, with an address, or relative to the given root of look-ups.</summary>
    public static ActorSelection ActorSelection(string path, ActorSystem system, IActorRef lookupRoot)
    {
        var provider = ((ExtendedActorSystem)system).Provider;
        if (string.IsNullOrEmpty(path))
            return new ActorSelection(system.DeadLetters, "");
        if (path[0] == '/')
            return new ActorSelection(provider.RootGuardian, path);
        if (Uri.IsWellFormedUriString(path, UriKind.Absolute))
        {
            if (!ActorPath.TryParse(path, out var actorPath))
                return new ActorSelection(provider.DeadLetters, "");
            return new ActorSelection(provider.RootGuardianAt(actorPath.Address), actorPath.Elements);
        }

        return new ActorSelection(lookupRoot, path);
    }
}
