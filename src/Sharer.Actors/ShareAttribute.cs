namespace Sharer;

/// <summary>Has a typed facade generated: <c>users.AddUserAsync("Ann", 34)</c> for <c>AddUser</c>, as extension methods on <see cref="SharedRef{T}"/>.</summary>
/// <remarks>
/// On a class or interface: for all its public instance members. On members alone: for exactly those. On both: the member's own options
/// win. On an assembly, with <see cref="ShareAttribute(Type)"/>: for a type of another assembly. Twice for one type is once. It is not
/// inherited, and <see cref="ShareIgnoreAttribute"/> always wins.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Interface | AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Event
        | AttributeTargets.Assembly,
    AllowMultiple = true, Inherited = false)]
public sealed class ShareAttribute : Attribute
{
    /// <summary>Shares the type or the member that bears the attribute.</summary>
    public ShareAttribute()
    {
    }

    /// <summary>Shares somebody else's type: <c>[assembly: Share(typeof(ZipArchive))]</c>. The facade is internal to the assembly.</summary>
    /// <param name="type">A class or interface; an open generic one too.</param>
    public ShareAttribute(Type type) => Type = type;

    /// <summary>The type that an attribute on an assembly shares; <see langword="null"/> elsewhere.</summary>
    public Type? Type { get; }

    /// <summary>What the calls do with the resource. <see cref="ShareAccess.Write"/> by default, and always for setters.</summary>
    /// <remarks><see cref="CallOptions.Access"/> overrides it for the calls made through a view.</remarks>
    public ShareAccess Access { get; set; }

    /// <summary>Whether the calls may share one transaction with others that wait next to them. <see langword="false"/> by default.</summary>
    /// <remarks><see cref="CallOptions.Batch"/> overrides it for the calls made through a view.</remarks>
    public bool Batch { get; set; }

    /// <summary>The name of the facade's method, where the natural one will not do.</summary>
    public string? Name { get; set; }
}
