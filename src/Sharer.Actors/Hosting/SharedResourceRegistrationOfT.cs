using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Sharer.Hosting;

/// <inheritdoc/>
/// <remarks>The container guards <see cref="Share"/>: it calls it once, whoever asks first.</remarks>
internal sealed class SharedResourceRegistration<T>(
    string name,
    Func<ActorSystem, IServiceProvider, Action<ShareOptions<T>>?, SharedRef<T>> share,
    Action<ShareOptions<T>, IServiceProvider>? configure)
    : SharedResourceRegistration(name, typeof(T))
    where T : class
{
    internal override void Start(IServiceProvider services) => services.GetRequiredKeyedService<SharedRef<T>>(Name);

    internal SharedRef<T> Share(IServiceProvider services)
    {
        Enter();
        try
        {
            var system = services.GetRequiredService<SharedResourceSystem>().Get();
            var shared = share(system, services, configure is null ? null : options => configure(options, services));
            if (NamesOf(typeof(T), services).Length == 1)
                Register(shared, system);
            return shared;
        }
        finally
        {
            Leave();
        }
    }

    private void Register(SharedRef<T> shared, ActorSystem system)
    {
        if (ActorRegistry.For(system).TryRegister<T>(shared.Actor))
            return;
        shared.Dispose();
        throw new InvalidOperationException(
            $"The shared resource '{Name}' cannot take its place in the ActorRegistry: another actor is registered under {typeof(T)}.");
    }
}
