using System.Collections;
using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Sharer.Generated;

/// <summary>Makes of whatever a member returns what <see cref="SharedCalls"/> can stream. What it makes is enumerated once.</summary>
/// <remarks>No await here leaves the thread of a pinned resource.</remarks>
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

    /// <summary>The items of the sequence that a task has as its result.</summary>
    public static async IAsyncEnumerable<TItem> From<TItem>(Task<IEnumerable<TItem>> items)
    {
        foreach (var item in await items)
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static IAsyncEnumerable<TItem> From<TItem>(ValueTask<IEnumerable<TItem>> items) => From(items.AsTask());

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static async IAsyncEnumerable<TItem> From<TItem>(Task<IEnumerator<TItem>> items)
    {
        foreach (var item in Rest(await items))
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static IAsyncEnumerable<TItem> From<TItem>(ValueTask<IEnumerator<TItem>> items) => From(items.AsTask());

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static async IAsyncEnumerable<TItem> From<TItem>(
        Task<IAsyncEnumerable<TItem>> items, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in (await items).WithCancellation(cancellationToken))
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static IAsyncEnumerable<TItem> From<TItem>(ValueTask<IAsyncEnumerable<TItem>> items) => From(items.AsTask());

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static async IAsyncEnumerable<TItem> From<TItem>(Task<IAsyncEnumerator<TItem>> items)
    {
        await foreach (var item in RestAsync(await items))
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static IAsyncEnumerable<TItem> From<TItem>(ValueTask<IAsyncEnumerator<TItem>> items) => From(items.AsTask());

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static async IAsyncEnumerable<object?> From(Task<IEnumerable> items)
    {
        foreach (var item in await items)
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static IAsyncEnumerable<object?> From(ValueTask<IEnumerable> items) => From(items.AsTask());

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static async IAsyncEnumerable<object?> From(Task<IEnumerator> items)
    {
        foreach (var item in Rest(await items))
        {
            yield return item;
        }
    }

    /// <inheritdoc cref="From{TItem}(Task{IEnumerable{TItem}})"/>
    public static IAsyncEnumerable<object?> From(ValueTask<IEnumerator> items) => From(items.AsTask());

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
