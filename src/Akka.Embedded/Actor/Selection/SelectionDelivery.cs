using System.IO.Enumeration;

namespace Akka.Actor;

/// <summary>Walks a selection's path, on the sender's thread, and tells every actor that it reaches.</summary>
internal static class SelectionDelivery
{
    public static void Deliver(IInternalActorRef anchor, IActorRef? sender, ActorSelectionMessage selection)
    {
        var at = anchor;
        var path = selection.Elements;
        for (var i = 0; i < path.Length; i++)
        {
            if (at is not ActorRefWithCell withCell)
            {
                // Another kind of reference goes on by itself.
                at.Tell(new ActorSelectionMessage(selection.Message, path[i..], selection.WildCardFanOut), sender);
                return;
            }

            switch (path[i])
            {
                case SelectParent:
                    at = at.Parent;
                    break;
                case SelectChildName name:
                    var child = withCell.GetSingleChild(name.Name);
                    if (child is Nobody)
                    {
                        TellNobody(anchor, at, sender, selection);
                        return;
                    }

                    at = child;
                    break;
                case SelectChildRecursive:
                    TellDescendants(withCell, sender, selection.Message);
                    return;
                case SelectChildPattern pattern:
                    FanOut(anchor, withCell, pattern, sender, selection, path[(i + 1)..]);
                    return;
            }
        }

        at.Tell(selection.Message, sender);
    }

    private static void TellDescendants(ActorRefWithCell parent, IActorRef? sender, object message)
    {
        foreach (var child in parent.Children)
        {
            child.Tell(message, sender);
            if (child is ActorRefWithCell withCell)
                TellDescendants(withCell, sender, message);
        }
    }

    private static void FanOut(
        IInternalActorRef anchor, ActorRefWithCell parent, SelectChildPattern pattern, IActorRef? sender,
        ActorSelectionMessage selection, SelectionPathElement[] rest)
    {
        var matches = parent.Children
            .Where(child => FileSystemName.MatchesSimpleExpression(pattern.PatternStr, child.Path.Name, ignoreCase: false))
            .ToList();
        if (matches.Count == 0)
        {
            TellNobody(anchor, (IInternalActorRef)parent, sender, selection);
            return;
        }

        var onward = new ActorSelectionMessage(selection.Message, rest, selection.WildCardFanOut || matches.Count > 1);
        foreach (var match in matches)
            Deliver((IInternalActorRef)match, sender, onward);
    }

    private static void TellNobody(IInternalActorRef anchor, IInternalActorRef at, IActorRef? sender, ActorSelectionMessage selection)
    {
        if (selection.WildCardFanOut)
            return;
        var path = anchor.Path / selection.Elements.Select(element => element.ToString()!);
        new EmptyLocalActorRef(at.Provider, path, ((ActorRefWithCell)at).Underlying.System.EventStream).Tell(selection, sender);
    }
}
