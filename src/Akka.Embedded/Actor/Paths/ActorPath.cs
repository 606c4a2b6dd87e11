namespace Akka.Actor;

/// <summary>Where an actor lives: an address and the names from the root down, and which incarnation it is.</summary>
public abstract partial class ActorPath : IEquatable<ActorPath>, IComparable<ActorPath>
{
    private readonly ActorPath? _parent;
    private readonly string _name;
    private readonly int _hash;

    /// <summary>The root of an address.</summary>
    protected ActorPath(Address address, string name)
    {
        Address = address;
        _name = name;
        Uid = ActorCell.UndefinedUid;
        _hash = HashCode.Combine(address, name);
    }

    /// <summary>A child of a path.</summary>
    protected ActorPath(ActorPath parentPath, string name, long uid)
    {
        _parent = parentPath;
        Address = parentPath.Address;
        Depth = parentPath.Depth + 1;
        _name = name;
        Uid = uid;
        _hash = HashCode.Combine(parentPath._hash, name);
    }

    /// <summary>The last name.</summary>
    public string Name => _name;

    /// <summary>The address of the system.</summary>
    public Address Address { get; }

    /// <summary>Which incarnation; 0 when the path says none. It does not count in equality.</summary>
    public long Uid { get; }

    /// <summary>The path above, or <see langword="null"/> at the root.</summary>
    public ActorPath Parent => _parent!;

    /// <summary>How many names.</summary>
    public int Depth { get; }

    /// <summary>The root.</summary>
    public ActorPath Root => ParentOf(0);

    /// <summary>The names from the root down.</summary>
    public IReadOnlyList<string> Elements
    {
        get
        {
            var names = new string[Depth];
            var path = this;
            for (var i = Depth - 1; i >= 0; i--)
            {
                names[i] = path._name;
                path = path._parent!;
            }

            return names;
        }
    }

    /// <summary>A child's path; a <c>#</c> in the name begins its incarnation.</summary>
    public static ActorPath operator /(ActorPath path, string name)
    {
        var (plain, uid) = ActorCell.GetNameAndUid(name);
        return new ChildActorPath(path, plain, uid);
    }

    /// <summary>A descendant's path; empty names are left out.</summary>
    public static ActorPath operator /(ActorPath path, IEnumerable<string> name)
    {
        foreach (var element in name)
        {
            if (!string.IsNullOrEmpty(element))
                path /= element;
        }

        return path;
    }

    /// <summary>Equal by address and names.</summary>
    public static bool operator ==(ActorPath? left, ActorPath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different in address or names.</summary>
    public static bool operator !=(ActorPath? left, ActorPath? right) => !(left == right);

    /// <summary>A child's path.</summary>
    public ActorPath Child(string childName) => this / childName;

    /// <summary>The ancestor at a depth; a negative depth counts upwards from here.</summary>
    public ActorPath ParentOf(int depth)
    {
        var target = Math.Max(0, depth >= 0 ? depth : Depth + depth);
        var path = this;
        while (path.Depth > target)
            path = path._parent!;
        return path;
    }

    /// <summary>The same path of another incarnation.</summary>
    /// <exception cref="NotSupportedException">A root has no incarnation.</exception>
    public ActorPath WithUid(long uid)
    {
        if (uid == Uid)
            return this;
        return _parent is null
            ? throw new NotSupportedException("The path of a root has no uid.")
            : new ChildActorPath(_parent, _name, uid);
    }

    /// <inheritdoc/>
    public bool Equals(ActorPath? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || _hash != other._hash || Depth != other.Depth || !Address.Equals(other.Address))
            return false;
        ActorPath? a = this, b = other;
        while (!ReferenceEquals(a, b))
        {
            if (a!._name != b!._name)
                return false;
            a = a._parent;
            b = b._parent;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ActorPath);

    /// <inheritdoc/>
    public override int GetHashCode() => _hash;

    /// <inheritdoc/>
    public int CompareTo(ActorPath? other)
    {
        ActorPath a = this;
        var b = other;
        while (!ReferenceEquals(a, b))
        {
            if (b is null)
                return 1;
            if (a._parent is null && b._parent is null)
                return string.CompareOrdinal(a.ToString(), b.ToString());
            if (a._parent is null || b._parent is null)
                return a._parent is null ? 1 : -1;
            var order = string.CompareOrdinal(a._name, b._name);
            if (order != 0)
                return order;
            a = a._parent;
            b = b._parent;
        }

        return 0;
    }
}
