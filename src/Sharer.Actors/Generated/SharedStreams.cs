using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Sharer.Generated;

/// <summary>Makes of whatever a member returns what <see cref="SharedCalls"/> can stream. What it makes is enumerated once.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class SharedStreams
{
    /// <summary>What an enumerator still has.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IEnumerable<TItem>? From<TItem>(IEnumerator<TItem>? items) => items is null ? null : Rest(items);

    /// <summary>The items of a sequence that does not say of what.</summary>
    [return: NotNullIfNotNull(nameof(items))]
    public static IEnumerable<object?>? From(IEnumerable? items) => items?.Cast<object?>();

    /// <inheritdoc cref="From{TItem}(IEnumerator{TItem})"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static IEnumerable<object?>? From(IEnumerator? items) => items is null ? null : Rest(items);

    /// <inheritdoc cref="From{TItem}(IEnumerator{TItem})"/>
    [return: NotNullIfNotNull(nameof(items))]
    public static IAsyncEnumerable<TItem>? From<TItem>(IAsyncEnumerator<TItem>? items) => items is null ? null : RestAsync(items);

    private static IEnumerable<TItem> Rest<TItem>(IEnumerator<TItem> items)
    {
        using (items)
        {
            while (items.MoveNext())
            {
                yield return items.Current;
            }
        }
    }

    private static IEnumerable<object?> Rest(IEnumerator items)
    {
        using (items as IDisposable)
        {
            while (items.MoveNext())
            {
                yield return items.Current;
            }
        }
    }

    // Its awaits come back to the thread of a pinned resource.
    private static async IAsyncEnumerable<TItem> RestAsync<TItem>(IAsyncEnumerator<TItem> items)
    {
        await using (items)
        {
            while (await items.MoveNextAsync())
            {
                yield return items.Current;
            }
        }
    }
}
