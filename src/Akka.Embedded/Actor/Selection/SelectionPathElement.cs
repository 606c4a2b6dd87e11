namespace Akka.Actor;

/// <summary>One step of a selection's path.</summary>
public abstract class SelectionPathElement
{
}

/// <summary>Down to the child of a name.</summary>
public class SelectChildName : SelectionPathElement
{
    /// <summary>A step to a name.</summary>
    public SelectChildName(string name) => Name = name;

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Equal by name.</summary>
    protected bool Equals(SelectChildName other) => Name == other.Name;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj?.GetType() == GetType() && Equals((SelectChildName)obj);

    /// <inheritdoc/>
    public override int GetHashCode() => Name?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>Down to all children whose name matches a pattern with <c>*</c> and <c>?</c>.</summary>
public class SelectChildPattern : SelectionPathElement
{
    /// <summary>A step to a pattern.</summary>
    public SelectChildPattern(string patternStr) => PatternStr = patternStr;

    /// <summary>The pattern.</summary>
    public string PatternStr { get; }

    /// <summary>Equal by pattern.</summary>
    protected bool Equals(SelectChildPattern other) => PatternStr == other.PatternStr;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj?.GetType() == GetType() && Equals((SelectChildPattern)obj);

    /// <inheritdoc/>
    public override int GetHashCode() => PatternStr?.GetHashCode() ?? 0;

    /// <inheritdoc/>
    public override string ToString() => PatternStr;
}

/// <summary>Down to all descendants.</summary>
public class SelectChildRecursive : SelectionPathElement
{
    /// <summary>The step.</summary>
    public static readonly SelectChildRecursive Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectChildRecursive;

    /// <inheritdoc/>
    public override int GetHashCode() => 17;

    /// <inheritdoc/>
    public override string ToString() => "**";
}

/// <summary>Up to the parent.</summary>
public class SelectParent : SelectionPathElement
{
    /// <summary>The step.</summary>
    public static readonly SelectParent Instance = new();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SelectParent;

    /// <inheritdoc/>
    public override int GetHashCode() => 19;

    /// <inheritdoc/>
    public override string ToString() => "..";
}
