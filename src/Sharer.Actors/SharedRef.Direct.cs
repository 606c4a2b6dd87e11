using Sharer.Direct;
using Sharer.Resource;

namespace Sharer;

/// <summary>Shares an object without an actor.</summary>
public static class SharedRef
{
    private static readonly CallClock Clock = new(TimeProvider.System, new TraceLog("sharer"));

    /// <summary>A reference to <paramref name="instance"/> that needs no actor system, for tests of code that takes a <see cref="SharedRef{T}"/>.</summary>
    /// <remarks>
    /// A call runs at once, on its caller's thread; while the object is in use (by another thread, or by a <c>UseAsync</c> that has not
    /// ended) it waits for its turn, and then runs on the thread that is at work, or after a <c>UseAsync</c> on the thread pool. Calls
    /// run one at a time, in order, each with one outcome, and self-calls are refused, as with any other way to share; options are the
    /// defaults.
    /// <see cref="SharedRef{T}.Actor"/> is <see cref="Akka.Actor.ActorRefs.Nobody"/>. Disposing the reference disposes the instance, on
    /// the disposing thread. A failure of <see cref="SharedRef{T}.Tell"/> goes to <see cref="System.Diagnostics.Trace"/>.
    /// </remarks>
    /// <param name="instance">The object.</param>
    /// <param name="name">What the reference calls itself; the type's name when it is left out. Need not be unique.</param>
    public static SharedRef<T> Direct<T>(T instance, string? name = null) where T : class
    {
        ArgumentNullException.ThrowIfNull(instance);
        name ??= typeof(T).Name;
        ArgumentException.ThrowIfNullOrEmpty(name);
        var resource = new SharedResource<T>(
            static name => new TraceLog($"sharer.{name}"), name, Uri.EscapeDataString(name), _ => new ValueTask<T>(instance), new ShareOptions<T>(), Clock,
            static _ => { });
        var actor = new DirectRef<T>(resource);
        resource.Actor = actor;
        actor.Start();
        return new SharedRef<T>(resource);
    }
}
