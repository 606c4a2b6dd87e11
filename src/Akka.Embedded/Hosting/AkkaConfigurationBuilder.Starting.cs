using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting;

public sealed partial class AkkaConfigurationBuilder
{
    /// <summary>Makes the system and its actors available to the host's services.</summary>
    internal void Bind()
    {
        _services.AddSingleton(static provider =>
            provider.GetRequiredService<AkkaConfigurationBuilder>().CreateSystem(provider));
        _services.AddSingleton(static provider => ActorRegistry.For(provider.GetRequiredService<ActorSystem>()));
        _services.AddSingleton<IActorRegistry>(static provider => provider.GetRequiredService<ActorRegistry>());
        _services.AddSingleton<IReadOnlyActorRegistry>(static provider => provider.GetRequiredService<ActorRegistry>());
        _services.AddSingleton(typeof(IRequiredActor<>), typeof(RequiredActor<>));
    }

    /// <summary>Starts the actors, once.</summary>
    internal async Task Start(ActorSystem system)
    {
        if (_complete)
            return;
        _complete = true;

        var registry = ActorRegistry.For(system);
        foreach (var starter in _starters)
            await starter(system, registry).ConfigureAwait(false);
        foreach (var startupTask in _startupTasks)
            await startupTask(system, registry).ConfigureAwait(false);
    }

    private ActorSystem CreateSystem(IServiceProvider provider)
    {
        ListExtensions();
        if (!Setups.Any(setup => setup is LoggerFactorySetup) && provider.GetService<ILoggerFactory>() is { } loggers)
            Setups.Add(new LoggerFactorySetup(loggers));

        var bootstrap = BootstrapSetup.Create().WithConfig(Configuration.GetOrElse(Config.Empty));
        if (ActorRefProvider.HasValue)
            bootstrap = bootstrap.WithActorRefProvider(ActorRefProvider.Value);
        var setup = bootstrap.And(DependencyResolverSetup.Create(provider));
        foreach (var added in Setups)
            setup = setup.And(added);
        return ActorSystem.Create(_systemName, setup);
    }

    // The list in HOCON replaces another one, so what others put there is taken along.
    private void ListExtensions()
    {
        if (_extensions.Count == 0)
            return;
        var listed = Configuration.GetOrElse(Config.Empty).GetStringList("akka.extensions")
            .Select(name => name.Trim())
            .Where(name => name.Length > 0);
        var all = _extensions.Select(extension => extension.AssemblyQualifiedName!).Concat(listed).Distinct();
        AddHocon($"akka.extensions = [{string.Join(", ", all.Select(name => name.ToHocon()))}]", HoconAddMode.Prepend);
    }
}
