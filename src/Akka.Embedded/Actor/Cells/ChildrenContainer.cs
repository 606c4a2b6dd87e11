namespace Akka.Actor.Internal;

/// <summary>What a cell waits for its children for.</summary>
internal enum WaitReason
{
    /// <summary>The actor has stopped a child and goes on meanwhile.</summary>
    UserRequest,

    /// <summary>A failed creation is tried again.</summary>
    Creation,

    /// <summary>The instance is replaced.</summary>
    Recreation,

    /// <summary>The actor stops.</summary>
    Termination,
}

/// <summary>
/// The children of a cell and which of them are on their way out. Guardians get children from any thread, so all is under a lock;
/// the reasons to wait are only the cell's own.
/// </summary>
internal sealed class ChildrenContainer
{
    private Dictionary<string, ChildRestartStats?>? _children;
    private HashSet<IActorRef>? _dying;
    private WaitReason _reason;
    private bool _closed;
    private bool _terminated;

    public bool IsTerminating
    {
        get
        {
            lock (this)
                return _terminated || IsWaitingFor(WaitReason.Termination);
        }
    }

    /// <summary>True when nothing keeps the actor from being restarted.</summary>
    public bool IsNormal
    {
        get
        {
            lock (this)
                return !_terminated && (!IsWaiting || _reason == WaitReason.UserRequest);
        }
    }

    public bool IsWaitingForChildren
    {
        get
        {
            lock (this)
                return IsWaitingFor(WaitReason.Creation) || IsWaitingFor(WaitReason.Recreation);
        }
    }

    public ChildRestartStats[] Stats
    {
        get
        {
            lock (this)
                return _children is { Count: > 0 } children ? [.. children.Values.OfType<ChildRestartStats>()] : [];
        }
    }

    public IInternalActorRef[] Children => Array.ConvertAll(Stats, static stats => stats.Child);

    /// <summary>The children, looked up when somebody asks: a parent of many would copy the list at the end of each.</summary>
    public IEnumerable<IInternalActorRef> Enumerate()
    {
        foreach (var child in Children)
            yield return child;
    }

    private bool IsWaiting => _dying is { Count: > 0 };

    /// <summary>Keeps a name for a child that is being made.</summary>
    /// <exception cref="InvalidActorNameException">The name is taken.</exception>
    /// <exception cref="InvalidOperationException">The parent is stopping.</exception>
    public void Reserve(string name)
    {
        lock (this)
        {
            if (_closed)
                throw new InvalidOperationException($"Cannot reserve actor name '{name}': the parent is {(_terminated ? "terminated" : "terminating")}");
            _children ??= [];
            // The news of a child's end may still be on its way; its name is free from then on.
            if (_children.TryGetValue(name, out var taken) && (taken is null || !taken.Child.IsTerminated))
                throw new InvalidActorNameException($"Actor name \"{name}\" is not unique!");
            _children[name] = null;
        }
    }

    public void Unreserve(string name)
    {
        lock (this)
        {
            if (_children is not null && _children.TryGetValue(name, out var stats) && stats is null)
                _children.Remove(name);
        }
    }

    /// <summary>Fills a reserved name; <see langword="null"/> when the parent has stopped meanwhile.</summary>
    public ChildRestartStats? Add(IInternalActorRef child)
    {
        lock (this)
        {
            var name = child.Path.Name;
            if (_closed || _children is null || !_children.ContainsKey(name))
                return null;
            return _children[name] = new ChildRestartStats(child);
        }
    }

    public bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ChildRestartStats? stats)
    {
        lock (this)
        {
            stats = null;
            return _children is not null && _children.TryGetValue(name, out stats) && stats is not null;
        }
    }

    public bool TryGet(IActorRef child, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ChildRestartStats? stats) =>
        TryGet(child.Path.Name, out stats) && stats.Child.Equals(child);

    /// <summary>True for a child, and for one whose end is still waited for while its name is taken again.</summary>
    public bool Contains(IActorRef child)
    {
        lock (this)
            return TryGet(child, out _) || _dying?.Contains(child) == true;
    }

    /// <summary>Puts a child on the list of those that are on their way out.</summary>
    public void ShallDie(IActorRef child)
    {
        lock (this)
        {
            if (_terminated || !TryGet(child, out _))
                return;
            if (!IsWaiting)
                _reason = WaitReason.UserRequest;
            (_dying ??= []).Add(child);
        }
    }

    /// <summary>The parent stops: takes no more children in.</summary>
    /// <returns>Those that are here; no other comes.</returns>
    public IInternalActorRef[] Close()
    {
        lock (this)
        {
            _closed = true;
            return Children;
        }
    }

    /// <summary>Waits with that reason for those on their way out; false when there are none. An end that has begun stays the reason.</summary>
    public bool WaitFor(WaitReason reason)
    {
        lock (this)
        {
            if (_terminated || !IsWaiting)
                return false;
            if (_reason != WaitReason.Termination)
                _reason = reason;
            return true;
        }
    }

    /// <summary>Removes a child; the reason to wait when it was the last that was waited for.</summary>
    public WaitReason? Remove(IActorRef child)
    {
        lock (this)
        {
            if (TryGet(child, out _))
                _children!.Remove(child.Path.Name);
            if (_dying is null || !_dying.Remove(child) || _dying.Count > 0)
                return null;
            if (_reason == WaitReason.Termination)
                _terminated = true;
            return _reason;
        }
    }

    public void SetTerminated()
    {
        lock (this)
        {
            _closed = true;
            _terminated = true;
            _dying = null;
            _children = null;
        }
    }

    private bool IsWaitingFor(WaitReason reason) => IsWaiting && _reason == reason;
}
