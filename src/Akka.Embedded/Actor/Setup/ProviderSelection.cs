namespace Akka.Actor;

/// <summary>The kind of a system.</summary>
public abstract class ProviderSelection
{
    internal const string LocalProvider = "Akka.Actor.LocalActorRefProvider, Akka";

    private ProviderSelection(string fqn, bool hasCluster)
    {
        Fqn = fqn;
        HasCluster = hasCluster;
    }

    internal string Fqn { get; }

    internal bool HasCluster { get; }

    internal static ProviderSelection Of(string? configured) => configured switch
    {
        null or "local" => Local.Instance,
        _ => new Custom(configured),
    };

    /// <summary>In one process.</summary>
    public sealed class Local : ProviderSelection
    {
        /// <summary>The only instance.</summary>
        public static readonly Local Instance = new();

        private Local()
            : base(LocalProvider, false)
        {
        }
    }

    /// <summary>By the name of a provider's type.</summary>
    public sealed class Custom : ProviderSelection
    {
        /// <summary>A kind of one's own.</summary>
        public Custom(string fqn, string? identifier = null, bool hasCluster = false)
            : base(fqn, hasCluster) => _ = identifier;
    }
}
