using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Where and how an actor runs. Immutable.</summary>
public class Deploy : IEquatable<Deploy>
{
    /// <summary>No bound for the stash is given.</summary>
    public const int NoStashSize = -1;

    /// <summary>No dispatcher is given.</summary>
    public static readonly string NoDispatcherGiven = "";

    /// <summary>No mailbox is given.</summary>
    public static readonly string NoMailboxGiven = "";

    /// <summary>No scope is given.</summary>
    public static readonly Scope NoScopeGiven = Actor.NoScopeGiven.Instance;

    /// <summary>In this process.</summary>
    public static readonly Deploy Local = new(Scope.Local);

    /// <summary>Nothing is given.</summary>
    public static readonly Deploy None = new();

    /// <summary>Nothing is given.</summary>
    public Deploy()
        : this("", ConfigurationFactory.Empty, NoScopeGiven, NoDispatcherGiven, NoMailboxGiven, NoStashSize)
    {
    }

    /// <summary>A scope.</summary>
    public Deploy(Scope scope)
        : this("", scope)
    {
    }

    /// <summary>A path and a scope.</summary>
    public Deploy(string path, Scope scope)
        : this(path, ConfigurationFactory.Empty, scope ?? NoScopeGiven, NoDispatcherGiven, NoMailboxGiven, NoStashSize)
    {
    }

    internal Deploy(string path, Config config, Scope scope, string dispatcher, string mailbox, int stashCapacity)
    {
        Path = path;
        Config = config;
        Scope = scope;
        Dispatcher = dispatcher ?? NoDispatcherGiven;
        Mailbox = mailbox ?? NoMailboxGiven;
        StashCapacity = stashCapacity;
    }

    /// <summary>For which path it is meant; empty when it comes with props.</summary>
    public string Path { get; }

    /// <summary>The section of the configuration that it comes from.</summary>
    public Config Config { get; }

    /// <summary>The scope.</summary>
    public Scope Scope { get; }

    /// <summary>The id of the mailbox, or empty.</summary>
    public string Mailbox { get; }

    /// <summary>The id of the dispatcher, or empty.</summary>
    public string Dispatcher { get; }

    /// <summary>The bound of the stash, or <see cref="NoStashSize"/>.</summary>
    public int StashCapacity { get; }

    /// <summary>What this one leaves open comes from the other.</summary>
    public virtual Deploy WithFallback(Deploy other) => new(
        Path,
        ReferenceEquals(Config, other.Config) ? Config : Config.SafeWithFallback(other.Config),
        Scope.WithFallback(other.Scope),
        Dispatcher == NoDispatcherGiven ? other.Dispatcher : Dispatcher,
        Mailbox == NoMailboxGiven ? other.Mailbox : Mailbox,
        StashCapacity == NoStashSize ? other.StashCapacity : StashCapacity);

    /// <summary>The same with another scope.</summary>
    public virtual Deploy WithScope(Scope scope) => new(Path, Config, scope ?? Scope, Dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with another mailbox.</summary>
    public virtual Deploy WithMailbox(string mailbox) => new(Path, Config, Scope, Dispatcher, mailbox, StashCapacity);

    /// <summary>The same with another dispatcher.</summary>
    public virtual Deploy WithDispatcher(string dispatcher) => new(Path, Config, Scope, dispatcher, Mailbox, StashCapacity);

    /// <summary>The same with a bound for the stash.</summary>
    public virtual Deploy WithStashCapacity(int stashSize) => new(Path, Config, Scope, Dispatcher, Mailbox, stashSize);

    /// <inheritdoc/>
    public bool Equals(Deploy? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Mailbox == other.Mailbox && Dispatcher == other.Dispatcher && Path == other.Path
            && StashCapacity == other.StashCapacity && Scope.Equals(other.Scope)
            && ((Config.IsNullOrEmpty() && other.Config.IsNullOrEmpty()) || Config.ToString() == other.Config.ToString()));
}
