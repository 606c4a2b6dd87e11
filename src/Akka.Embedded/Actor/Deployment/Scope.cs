namespace Akka.Actor;

/// <summary>Where an actor is deployed.</summary>
public abstract class Scope : IEquatable<Scope>
{
    /// <summary>In this process.</summary>
    public static readonly LocalScope Local = LocalScope.Instance;

    /// <summary>This scope, or the other when this one says nothing.</summary>
    public abstract Scope WithFallback(Scope other);

    /// <summary>A copy.</summary>
    public abstract Scope Copy();

    /// <summary>Equal by kind.</summary>
    public virtual bool Equals(Scope? other) => other?.GetType() == GetType();
}

/// <summary>In this process.</summary>
public class LocalScope : Scope
{
    private LocalScope()
    {
    }

    /// <summary>The only instance.</summary>
    public static LocalScope Instance { get; } = new();

    /// <inheritdoc/>
    public override Scope WithFallback(Scope other) => Instance;

    /// <inheritdoc/>
    public override Scope Copy() => Instance;
}

internal sealed class NoScopeGiven : Scope
{
    public static readonly NoScopeGiven Instance = new();

    public override Scope WithFallback(Scope other) => other;

    public override Scope Copy() => Instance;
}
