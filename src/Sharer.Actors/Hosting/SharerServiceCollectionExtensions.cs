using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sharer.Hosting;

namespace Sharer;

/// <summary>Registers shared resources in a container.</summary>
public static class SharerServiceCollectionExtensions
{
    /// <summary>Shares one object among all that take a <see cref="SharedRef{T}"/> from the container.</summary>
    /// <remarks>
    /// The host shares it before any hosted service starts, so requests and workers find it there; whoever resolves a
    /// <see cref="SharedRef{T}"/> earlier starts the actor system and shares it then. <paramref name="create"/> runs on the
    /// resource's dispatcher, again for every replacement, and gets the root provider: scoped services need a scope of their own.
    /// <para>
    /// <see cref="SharedRef{T}"/> is registered plainly and under its name as key; its actor is in the <see cref="ActorRegistry"/>
    /// and behind <see cref="IRequiredActor{TActor}"/>, with <typeparamref name="T"/> as key. With two resources of one type only
    /// the keys tell them apart: the plain <see cref="SharedRef{T}"/> and <see cref="IRequiredActor{TActor}"/> throw an
    /// <see cref="InvalidOperationException"/> that names both.
    /// </para>
    /// <para>
    /// Call it on the services themselves, before the container is built, never inside the lambda of <c>AddAkka</c>, which runs
    /// when it is too late; and call <see cref="SharerAkkaExtensions.WithSharedResources"/> inside that lambda, or the host does not start.
    /// </para>
    /// </remarks>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The resource's name, unique among all resources; also its section under <c>sharer.resources</c>.</param>
    /// <param name="create">Makes the object. One that throws or returns null is tried again, with back-off.</param>
    /// <param name="configure">Changes the options before HOCON overrides them; runs once, when the resource is shared.</param>
    /// <exception cref="ArgumentException">The name is empty, or registered already.</exception>
    public static IServiceCollection AddSharedResource<T>(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, T> create,
        Action<ShareOptions<T>, IServiceProvider>? configure = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return services.Add(new SharedResourceRegistration<T>(
            name, (system, provider, options) => system.Share(name, () => create(provider), options), configure));
    }

    /// <summary>Shares one object, made asynchronously, among all that take a <see cref="SharedRef{T}"/> from the container.</summary>
    /// <remarks>As the overload without a token, which says the rest.</remarks>
    /// <typeparam name="T">The type of the resource.</typeparam>
    /// <param name="services">The services to add to.</param>
    /// <param name="name">The resource's name, unique among all resources; also its section under <c>sharer.resources</c>.</param>
    /// <param name="create">Makes the object; its token ends with the resource.</param>
    /// <param name="configure">Changes the options before HOCON overrides them; runs once, when the resource is shared.</param>
    /// <exception cref="ArgumentException">The name is empty, or registered already.</exception>
    public static IServiceCollection AddSharedResource<T>(
        this IServiceCollection services,
        string name,
        Func<IServiceProvider, CancellationToken, ValueTask<T>> create,
        Action<ShareOptions<T>, IServiceProvider>? configure = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(create);
        return services.Add(new SharedResourceRegistration<T>(
            name, (system, provider, options) => system.Share(name, token => create(provider, token), options), configure));
    }

    private static IServiceCollection Add<T>(this IServiceCollection services, SharedResourceRegistration<T> registration) where T : class
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(registration.Name, "name");
        if (services.Registrations().FirstOrDefault(other => other.Name == registration.Name) is { } taken)
            throw new ArgumentException(
                $"A shared resource named '{taken.Name}' is registered already, of type {taken.ResourceType}. Give this one, of type {typeof(T)}, another name.", "name");

        services.AddSingleton<SharedResourceRegistration>(registration);
        services.AddKeyedSingleton(registration.Name, (provider, _) => registration.Share(provider));
        services.TryAddSingleton(static provider => SharedResourceRegistration.OnlyOne<T>(provider));
        services.TryAddSingleton<IRequiredActor<T>>(static provider => new RequiredSharedActor<T>(provider.GetRequiredService<SharedRef<T>>()));
        services.TryAddSingleton<SharedResourceSystem>();
        services.AddHostedService<SharedResourceStarter>();
        return services;
    }

    private static IEnumerable<SharedResourceRegistration> Registrations(this IServiceCollection services) => services
        .Where(static service => !service.IsKeyedService)
        .Select(static service => service.ImplementationInstance)
        .OfType<SharedResourceRegistration>();
}
