using System.Collections;
using System.Collections.Concurrent;
using System.Data;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>Refuses results that are still tied to the resource (C20).</summary>
/// <typeparam name="TResult">What the call is declared to return. Where it is a type that nothing lazy can have, nothing is looked at.</typeparam>
internal static class EscapeGuard<TResult>
{
    private static readonly bool MayBeLazy = EscapeGuard.MayBeLazy(typeof(TResult));

    // Most calls return one type again and again; a stale view of this field only costs a look into the table.
    private static Type? s_harmless;

    /// <summary>Makes sure that a result may leave its turn.</summary>
    /// <exception cref="EscapedResultException">It may not.</exception>
    internal static void Check(TResult result, object resource, Call call) => Check(result, resource, call.Resource, call.Method);

    /// <summary>The same for an item that a call named <paramref name="method"/> read.</summary>
    internal static void Check(TResult result, object resource, ResourceCore core, string method)
    {
        if (!typeof(TResult).IsValueType && ReferenceEquals(result, resource))
        {
            throw EscapeGuard.TheResource(core, method);
        }

        if (MayBeLazy && result is not null && !ReferenceEquals(result.GetType(), s_harmless))
        {
            EscapeGuard.Check(result, core, method);
            s_harmless = result.GetType();
        }
    }
}

internal static class EscapeGuard
{
    private static readonly ConcurrentDictionary<Type, Escape> Known = new();

    private enum Escape
    {
        None,
        Query,
        Reader,
        Enumerator,
        AsyncEnumerator,
    }

    /// <summary>Whether a variable of this type can hold something lazy. A sealed type is what it says.</summary>
    internal static bool MayBeLazy(Type declared) => !declared.IsSealed || Known.GetOrAdd(declared, KindOf) != Escape.None;

    internal static EscapedResultException TheResource(ResourceCore core, string method) => new(
        core.Name, method, "the resource itself", "Do the work inside the call and return what came of it.");

    internal static void Check(object result, ResourceCore core, string method)
    {
        var (name, type) = (core.Name, result.GetType());
        var kind = Known.GetOrAdd(type, KindOf);
        if (kind == Escape.None)
        {
            return;
        }

        var disposal = kind is Escape.Reader or Escape.Enumerator ? Dispose(result) : null;
        throw kind switch
        {
            Escape.Query => new EscapedResultException(
                name, method, $"a query that has not run ({type})", "Run it inside the call, with ToList or ToArray."),
            Escape.Reader => new EscapedResultException(
                name, method, $"an open data reader ({type})", "Read its rows inside the call and return them as a list.", disposal),
            Escape.AsyncEnumerator => new EscapedResultException(
                name, method, $"an asynchronous sequence that has not run ({type})", "Run it to its end inside UseAsync and return a list."),
            _ => new EscapedResultException(
                name, method, $"a sequence that has not run ({type})", "Run it inside the call, with ToList or ToArray.", disposal),
        };
    }

    // Nobody else can: the caller never sees it. An open reader would keep the connection from serving the next call.
    private static Exception? Dispose(object result)
    {
        try
        {
            (result as IDisposable)?.Dispose();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    // Iterators, those of the compiler and those of LINQ, are sequence and enumerator in one; a collection is not.
    private static Escape KindOf(Type type)
    {
        if (typeof(IDataReader).IsAssignableFrom(type))
        {
            return Escape.Reader;
        }

        // A parallel query is no iterator, and would use the resource on many threads at once.
        if (typeof(IQueryable).IsAssignableFrom(type) || typeof(ParallelQuery).IsAssignableFrom(type))
        {
            return Escape.Query;
        }

        if (typeof(IEnumerator).IsAssignableFrom(type))
        {
            return Escape.Enumerator;
        }

        var isAsynchronous = type.GetInterfaces().Prepend(type).Any(
            static face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IAsyncEnumerator<>));
        return isAsynchronous ? Escape.AsyncEnumerator : Escape.None;
    }
}
