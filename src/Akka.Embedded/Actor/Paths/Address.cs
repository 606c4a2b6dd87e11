namespace Akka.Actor;

/// <summary>Where a system is: protocol and name, and host and port for one that is reached over a network.</summary>
public sealed class Address : IEquatable<Address>, IComparable<Address>, IComparable, ICloneable
{
    /// <summary>Stands for every system.</summary>
    public static readonly Address AllSystems = new("akka", "all-systems");

    private readonly string _text;

    /// <summary>An address from its parts.</summary>
    public Address(string protocol, string system, string? host = null, int? port = null)
    {
        Protocol = protocol;
        System = system;
        Host = host?.ToLowerInvariant();
        Port = port;
        _text = string.IsNullOrWhiteSpace(host) ? $"{protocol}://{system}"
            : port is null ? $"{protocol}://{system}@{Host}"
            : $"{protocol}://{system}@{Host}:{port}";
    }

    /// <summary>Orders by protocol, system, host and port.</summary>
    public static readonly IComparer<Address> Comparer = Comparer<Address>.Create(static (a, b) => Compare(a, b));

    /// <summary>The protocol: <c>akka</c>, or one that begins so.</summary>
    public string Protocol { get; }

    /// <summary>The name of the system.</summary>
    public string System { get; }

    /// <summary>The host, or <see langword="null"/>.</summary>
    public string? Host { get; }

    /// <summary>The port, or <see langword="null"/>.</summary>
    public int? Port { get; }

    /// <summary>True without a host.</summary>
    public bool HasLocalScope => string.IsNullOrEmpty(Host);

    /// <summary>True with a host.</summary>
    public bool HasGlobalScope => !HasLocalScope;

    /// <summary>Equal by all parts.</summary>
    public static bool operator ==(Address? left, Address? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Different in some part.</summary>
    public static bool operator !=(Address? left, Address? right) => !(left == right);

    /// <summary>The same with another protocol.</summary>
    public Address WithProtocol(string protocol) => new(protocol, System, Host, Port);

    /// <summary>The same with another system.</summary>
    public Address WithSystem(string system) => new(Protocol, system, Host, Port);

    /// <summary>The same with another host.</summary>
    public Address WithHost(string? host = null) => new(Protocol, System, host, Port);

    /// <summary>The same with another port.</summary>
    public Address WithPort(int? port = null) => new(Protocol, System, Host, port);

    /// <summary>The text without the protocol.</summary>
    public string HostPort() => _text[(Protocol.Length + 3)..];

    /// <summary>Parses an address.</summary>
    /// <exception cref="UriFormatException">The text is no URI.</exception>
    public static Address Parse(string address)
    {
        var uri = new Uri(address);
        return string.IsNullOrEmpty(uri.UserInfo)
            ? new Address(uri.Scheme, uri.Host)
            : new Address(uri.Scheme, uri.UserInfo, uri.Host, uri.Port);
    }

    /// <summary>Parses the address at the start of a text.</summary>
    public static bool TryParse(string path, out Address address) => TryParse(path.AsSpan(), out address, out _);

    /// <summary>Parses the address at the start of a text; what follows it comes back too.</summary>
    public static bool TryParse(string path, out Address address, out string absolutUri)
    {
        var parsed = TryParse(path.AsSpan(), out address, out var rest);
        absolutUri = parsed ? rest.ToString() : null!;
        return parsed;
    }

    /// <summary>Parses the address at the start of a text.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address) => TryParse(span, out address, out _);

    /// <summary>Parses the address at the start of a text; what follows it comes back too.</summary>
    public static bool TryParse(ReadOnlySpan<char> span, out Address address, out ReadOnlySpan<char> absolutUri)
    {
        address = null!;
        absolutUri = default;
        var colon = span.IndexOf(':');
        if (colon is < 4 or > 255 || !span.StartsWith("akka", StringComparison.OrdinalIgnoreCase)
            || !span[(colon + 1)..].StartsWith("//"))
            return false;
        var protocol = span[..colon].ToString().ToLowerInvariant();
        span = span[(colon + 3)..];
        var slash = span.IndexOf('/');
        var rest = slash < 0 ? "/" : span[slash..];
        if (slash >= 0)
            span = span[..slash];
        var at = span.IndexOf('@');
        if (at < 0)
        {
            address = new Address(protocol, span.ToString());
        }
        else
        {
            var system = span[..at].ToString();
            span = span[(at + 1)..];
            // An IPv6 address brings its own colons, in brackets.
            var portColon = span.StartsWith("[") ? span.IndexOf("]:") + 1 : span.IndexOf(':');
            if (portColon <= 0 || !int.TryParse(span[(portColon + 1)..], out var port) || port < 0)
                return false;
            address = new Address(protocol, system, span[..portColon].ToString(), port);
        }

        absolutUri = rest;
        return true;
    }

    /// <inheritdoc/>
    public object Clone() => new Address(Protocol, System, Host, Port);

    /// <inheritdoc/>
    public bool Equals(Address? other) =>
        ReferenceEquals(this, other)
        || (other is not null && Port == other.Port && Host == other.Host && System == other.System && Protocol == other.Protocol);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Address);

    /// <inheritdoc/>
    public override int GetHashCode() => _text.GetHashCode();

    /// <inheritdoc/>
    public int CompareTo(Address? other) => Compare(this, other);

    int IComparable.CompareTo(object? obj) => obj is Address other
        ? CompareTo(other)
        : throw new ArgumentException($"An address cannot be compared with {obj?.GetType().ToString() ?? "null"}.", nameof(obj));

    /// <inheritdoc/>
    public override string ToString() => _text;

    private static int Compare(Address? a, Address? b)
    {
        if (ReferenceEquals(a, b))
            return 0;
        if (a is null || b is null)
            return a is null ? -1 : 1;
        var order = string.CompareOrdinal(a.Protocol, b.Protocol);
        if (order == 0)
            order = string.CompareOrdinal(a.System, b.System);
        if (order == 0)
            order = string.CompareOrdinal(a.Host ?? "", b.Host ?? "");
        return order != 0 ? order : (a.Port ?? 0).CompareTo(b.Port ?? 0);
    }
}
