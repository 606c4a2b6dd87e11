using System.Globalization;

namespace Akka.Actor;

public abstract partial class ActorPath
{
    /// <summary>The address and the names.</summary>
    public override string ToString() => Format(Address.ToString(), withUid: false);

    /// <summary>The names alone.</summary>
    public string ToStringWithoutAddress() => Format("", withUid: false);

    /// <summary>The address and the names.</summary>
    public string ToStringWithAddress() => ToStringWithAddress(Address);

    /// <summary>The names with another address, unless the path has one with host and port itself.</summary>
    public string ToStringWithAddress(Address address) => Format(AddressFor(address), withUid: false);

    /// <summary>The address, the names and the incarnation.</summary>
    public string ToStringWithUid() => Format(Address.ToString(), withUid: true);

    /// <summary>The address, the names and the incarnation.</summary>
    public string ToSerializationFormat() => Format(Address.ToString(), withUid: true);

    /// <summary>The names and the incarnation with another address, unless the path has one with host and port itself.</summary>
    public string ToSerializationFormatWithAddress(Address address) => Format(AddressFor(address), withUid: true);

    /// <summary>Joins names with slashes.</summary>
    public static string FormatPathElements(IEnumerable<string> pathElements) => string.Join("/", pathElements);

    private string AddressFor(Address address) =>
        (Address.Host is not null && Address.Port is not null ? Address : address).ToString();

    private string Format(string prefix, bool withUid)
    {
        if (Depth == 0)
            return prefix + "/";
        var uid = withUid && Uid != ActorCell.UndefinedUid ? "#" + Uid.ToString(CultureInfo.InvariantCulture) : "";
        var length = prefix.Length + uid.Length;
        for (var path = this; path._parent is not null; path = path._parent)
            length += path._name.Length + 1;
        return string.Create(length, (Path: this, Prefix: prefix, Uid: uid), static (span, state) =>
        {
            state.Prefix.CopyTo(span);
            var end = span.Length - state.Uid.Length;
            state.Uid.CopyTo(span[end..]);
            for (var path = state.Path; path._parent is not null; path = path._parent)
            {
                end -= path._name.Length;
                path._name.CopyTo(span[end..]);
                span[--end] = '/';
            }
        });
    }
}
