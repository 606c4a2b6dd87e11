using Akka.Actor;

namespace Sharer;

/// <summary>Shares an object among many callers.</summary>
public static class SharingExtensions
{
    /// <summary>Shares what <paramref name="create"/> makes, under a name that is unique in the actor system.</summary>
    /// <remarks>
    /// Returns at once. <paramref name="create"/> runs right away, on the resource's dispatcher and never on the caller's thread; calls
    /// made meanwhile wait. If it throws or returns null it is tried again as <see cref="ShareOptions{T}.Restart"/> says, without end.
    /// The resource lives until it is disposed, its parent ends, or the actor system does, and is disposed once, on its dispatcher. (An actor that is stopped beside a turn
    /// that is held disposes it where that turn ends; on the pinned dispatcher that is the resource's thread all the same.)
    /// </remarks>
    /// <typeparam name="T">The type of the resource. It need not be thread-safe, nor know of Sharer.</typeparam>
    /// <param name="factory">An <see cref="ActorSystem"/>, or an actor's <c>Context</c> for a child that ends with the actor.</param>
    /// <param name="name">Any text but empty. Free again once <see cref="SharedRef{T}.Stopped"/> has completed.</param>
    /// <param name="create">Makes the resource, and makes it anew after it broke; a new instance each time.</param>
    /// <param name="configure">Sets options in code. It sees those of <c>sharer.resource-defaults</c>; <c>sharer.resources.&lt;name&gt;</c> then overrides.</param>
    /// <exception cref="ArgumentException">The name is empty, or options set in code are out of range; the message names them all.</exception>
    /// <exception cref="InvalidOperationException">The name is in use.</exception>
    /// <exception cref="Akka.Configuration.ConfigurationException">The HOCON of this resource has faults; the message names them all.</exception>
    public static SharedRef<T> Share<T>(
        this IActorRefFactory factory, string name, Func<T> create, Action<ShareOptions<T>>? configure = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return Share(factory, name, _ => new ValueTask<T>(create()), configure);
    }

    /// <summary>Shares what an asynchronous factory makes. Its token ends with the resource.</summary>
    /// <inheritdoc cref="Share{T}(IActorRefFactory, string, Func{T}, Action{ShareOptions{T}}?)"/>
    public static SharedRef<T> Share<T>(
        this IActorRefFactory factory, string name, Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>>? configure = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(factory);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(create);
        return SharerExtension.For(SystemOf(factory)).Share(factory, name, create, configure);
    }

    private static ActorSystem SystemOf(IActorRefFactory factory) => factory switch
    {
        ActorSystem system => system,
        IActorContext context => context.System,
        _ => throw new ArgumentException(
            $"A resource is shared on an ActorSystem or on an actor's Context, not on a {factory.GetType().Name}.", nameof(factory)),
    };
}
