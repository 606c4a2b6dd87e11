#nullable disable annotations // Akka.NET's own signatures carry no nullability either: a user's code must compile on both

using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>
/// Settings, read from HOCON. A configuration never changes: whatever combines or narrows one returns another,
/// and all of them share their trees.
/// </summary>
public partial class Config
{
    /// <summary>A configuration without any key.</summary>
    public static readonly Config Empty = ConfigurationFactory.Empty;

    // What this configuration was made of, without its fallbacks; Root is the merger of both.
    private readonly HoconValue _own;

    /// <summary>Creates a configuration that has not even a root: it is empty, and reading from it throws.</summary>
    public Config()
    {
    }

    /// <summary>Creates a configuration over a tree.</summary>
    /// <exception cref="ArgumentNullException">The tree has no root value.</exception>
    public Config(HoconRoot root)
        : this(root.Value ?? throw new ArgumentNullException(nameof(root), "A configuration needs a root value."))
    {
    }

    /// <summary>Creates a configuration that is <paramref name="source"/>, and names another as its fallback.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="source"/> is null.</exception>
    public Config(Config source, Config fallback)
    {
        ArgumentNullException.ThrowIfNull(source);
        _own = source._own;
        Root = source.Root;
        Fallback = fallback;
    }

    internal Config(HoconValue root)
        : this(root, root, null)
    {
    }

    private Config(HoconValue own, HoconValue root, Config fallback)
    {
        _own = own;
        Root = root;
        Fallback = fallback;
    }

    /// <summary>The configuration that this one falls back to; null without one.</summary>
    public Config Fallback { get; }

    /// <summary>The root of the tree, fallbacks included.</summary>
    public virtual HoconValue Root { get; }

    /// <summary>Whether there is no key.</summary>
    public virtual bool IsEmpty => Root is null || Root.IsEmpty;

    /// <summary>Parses HOCON.</summary>
    /// <exception cref="ConfigurationException">The text is not HOCON; the message has line and column.</exception>
    public static implicit operator Config(string str) => ConfigurationFactory.ParseString(str);

    /// <summary>A configuration that falls back to the HOCON on the right.</summary>
    public static Config operator +(Config config, string fallback) =>
        config.WithFallback(ConfigurationFactory.ParseString(fallback));

    /// <summary>The HOCON on the left, falling back to a configuration.</summary>
    public static Config operator +(string configHocon, Config fallbackConfig) =>
        ConfigurationFactory.ParseString(configHocon).WithFallback(fallbackConfig);

    /// <summary>
    /// A configuration with the keys of both; where both have a key, objects are merged and of anything else this
    /// one's value holds. Neither of the two changes.
    /// </summary>
    /// <param name="fallback">What to fall back to; null changes nothing.</param>
    /// <exception cref="ArgumentException">The fallback is this configuration itself.</exception>
    public virtual Config WithFallback(Config fallback)
    {
        if (ReferenceEquals(fallback, this))
            throw new ArgumentException("A configuration cannot fall back to itself.", nameof(fallback));
        if (fallback?.Root is null)
            return this;
        if (IsEmpty)
            return fallback;

        var merged = Root.MergedOver(fallback.Root);
        return ReferenceEquals(merged, Root) ? this : new Config(_own, merged, FallbackChain(fallback));
    }

    /// <summary>The section at a path; null where there is none.</summary>
    public virtual Config GetConfig(string path) => Find(path) is { } section ? new Config(section) : null;

    /// <summary>The value at a path; null where there is none.</summary>
    public HoconValue GetValue(string path) => Find(path);

    /// <summary>Whether there is a value at a path, be it <c>null</c>.</summary>
    public virtual bool HasPath(string path) => Find(path) is not null;

    /// <summary>The keys of the root with their values, those of the fallbacks included.</summary>
    public virtual IEnumerable<KeyValuePair<string, HoconValue>> AsEnumerable() =>
        Root?.GetObject() is { } root ? root.Fields : [];

    /// <summary>This configuration as HOCON, without its fallbacks.</summary>
    public override string ToString() => _own?.ToString() ?? "";

    /// <summary>This configuration as HOCON, with or without its fallbacks.</summary>
    public string ToString(bool includeFallback) => includeFallback ? Root?.ToString() ?? "" : ToString();

    /// <summary>A copy that falls back to <paramref name="fallback"/> last.</summary>
    protected Config Copy(Config fallback = null) => new(_own, Root, FallbackChain(fallback));

    private Config FallbackChain(Config last) => Fallback is null ? last : Fallback.Copy(last);

    private HoconValue Find(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return (Root ?? throw new InvalidOperationException("The configuration has no root to read from.")).Find(path);
    }
}
