using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Sharer.Generated;

/// <summary>Reads sequences to their end, while the resource is theirs.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedLists
{
    /// <summary>The items of <paramref name="items"/> as a list of their own.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static List<TItem>? Copy<TItem>(IEnumerable<TItem>? items) => items is null ? null : [.. items];

    /// <inheritdoc cref="Copy{TItem}"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static List<object?>? Copy(IEnumerable? items) => items is null ? null : [.. items.Cast<object?>()];
}
