using System.Text;

namespace Akka.Actor;

/// <summary>All actors that a path, perhaps with patterns, leads to from an anchor at the time of each message.</summary>
public partial class ActorSelection : ICanTell
{
    /// <summary>An empty selection, for derived classes.</summary>
    public ActorSelection()
    {
        Anchor = null!;
        Path = [];
    }

    /// <summary>A selection by elements.</summary>
    public ActorSelection(IActorRef anchor, SelectionPathElement[] path)
    {
        Anchor = anchor;
        Path = path;
    }

    /// <summary>A selection by a text relative to the anchor.</summary>
    public ActorSelection(IActorRef anchor, string path)
        : this(anchor, path.Length == 0 ? [] : path.Split('/'))
    {
    }

    /// <summary>A selection by names and patterns relative to the anchor.</summary>
    /// <exception cref="IllegalActorNameException">A double wildcard stands before the end.</exception>
    public ActorSelection(IActorRef anchor, IEnumerable<string> elements)
    {
        Anchor = anchor;
        Path = Parse(elements);
    }

    /// <summary>Where the path begins.</summary>
    public IActorRef Anchor { get; private set; }

    /// <summary>The elements from the anchor on.</summary>
    public SelectionPathElement[] Path { get; private set; }

    /// <summary>The elements as a text.</summary>
    public string PathString => "/" + string.Join<SelectionPathElement>("/", Path);

    /// <summary>Sends a message to every actor that the path leads to now; the sender is the running actor when left out.</summary>
    public void Tell(object message, IActorRef? sender = null) =>
        SelectionDelivery.Deliver((IInternalActorRef)Anchor, sender ?? ActorCell.GetCurrentSelfOrNoSender(),
            new ActorSelectionMessage(message, Path));

    /// <summary>The reference of the one actor that the path leads to.</summary>
    /// <exception cref="ActorNotFoundException">No actor answered in time.</exception>
    public Task<IActorRef> ResolveOne(TimeSpan timeout) => ResolveOne(timeout, CancellationToken.None);

    /// <summary>The reference of the one actor that the path leads to.</summary>
    /// <exception cref="ActorNotFoundException">No actor answered in time, or the token was cancelled.</exception>
    public async Task<IActorRef> ResolveOne(TimeSpan timeout, CancellationToken ct)
    {
        try
        {
            var identity = await this.Ask<ActorIdentity>(new Identify(null!), timeout, ct).ConfigureAwait(false);
            return identity.Subject ?? throw new ActorNotFoundException($"No actor is at {this}.");
        }
        catch (Exception cause)
        {
            throw new ActorNotFoundException("Exception occurred while resolving ActorSelection", cause);
        }
    }

    /// <summary>Equal by anchor and path.</summary>
    protected bool Equals(ActorSelection other) => Equals(Anchor, other.Anchor) && PathString == other.PathString;

    /// <inheritdoc/>
    public override bool Equals(object? obj) =>
        ReferenceEquals(this, obj) || (obj?.GetType() == GetType() && Equals((ActorSelection)obj));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Anchor, PathString);

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder("ActorSelection[Anchor(").Append(Anchor.Path);
        if (Anchor.Path.Uid != ActorCell.UndefinedUid)
            text.Append('#').Append(Anchor.Path.Uid);
        return text.Append("), Path(").Append(PathString).Append(")]").ToString();
    }

    private static SelectionPathElement[] Parse(IEnumerable<string> elements)
    {
        var path = new List<SelectionPathElement>();
        foreach (var element in elements)
        {
            if (string.IsNullOrEmpty(element))
                continue;
            if (path is [.., SelectChildRecursive])
                throw new IllegalActorNameException("** stands for all that is below and has to be the last part of the path");
            path.Add(element switch
            {
                "**" => SelectChildRecursive.Instance,
                ".." => SelectParent.Instance,
                _ when element.AsSpan().ContainsAny('*', '?') => new SelectChildPattern(element),
                _ => new SelectChildName(element),
            });
        }

        return [.. path];
    }
}
