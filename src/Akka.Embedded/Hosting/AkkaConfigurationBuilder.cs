using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Util;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Collects what an actor system is made of: configuration, setups, extensions, and the actors to start.</summary>
public sealed partial class AkkaConfigurationBuilder
{
    /// <summary>The setups, the bootstrap's and dependency injection's aside.</summary>
    public readonly HashSet<Setup> Setups = [];

    private readonly IServiceCollection _services;
    private readonly string _systemName;
    private readonly List<Type> _extensions = [];
    private readonly List<StartupTask> _starters = [];
    private readonly List<StartupTask> _startupTasks = [];

    // Once the actors are being started nothing can be added any more.
    private bool _complete;

    /// <summary>For a system with the given name.</summary>
    public AkkaConfigurationBuilder(IServiceCollection serviceCollection, string actorSystemName)
    {
        _services = serviceCollection;
        _systemName = actorSystemName;
    }

    /// <summary>What makes the actors' references; none is what the configuration says.</summary>
    public Option<ProviderSelection> ActorRefProvider { get; private set; } = Option<ProviderSelection>.None;

    /// <summary>The configuration so far.</summary>
    public Option<Config> Configuration { get; private set; } = Option<Config>.None;

    /// <summary>Starts actors with the system.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry> starter) =>
        Add(_starters, Completed(starter));

    /// <summary>Starts actors with the system.</summary>
    public AkkaConfigurationBuilder StartActors(Action<ActorSystem, IActorRegistry, IDependencyResolver> starter) =>
        StartActors((system, registry) => starter(system, registry, DependencyResolver.For(system).Resolver));

    /// <summary>Starts actors with the system; the next starter waits for its task.</summary>
    public AkkaConfigurationBuilder StartActors(ActorStarter starter) => Add(_starters, starter.Invoke);

    /// <summary>Starts actors with the system; the next starter waits for its task.</summary>
    public AkkaConfigurationBuilder StartActors(ActorStarterWithResolver starter) => Add(
        _starters, (system, registry) => starter(system, registry, DependencyResolver.For(system).Resolver));

    /// <summary>Runs when all actors are started.</summary>
    public AkkaConfigurationBuilder AddStartup(Action<ActorSystem, IActorRegistry> startupTask) =>
        Add(_startupTasks, Completed(startupTask));

    /// <summary>Runs when all actors are started; the next one waits for its task.</summary>
    public AkkaConfigurationBuilder AddStartup(StartupTask startupTask) => Add(_startupTasks, startupTask);

    /// <summary>Starts extensions with the system.</summary>
    /// <exception cref="ConfigurationException">A type is no <see cref="IExtensionId"/> that can be made.</exception>
    public AkkaConfigurationBuilder WithExtensions(params Type[] extensions)
    {
        foreach (var extension in extensions)
        {
            if (!typeof(IExtensionId).IsAssignableFrom(extension) || extension.IsAbstract || !extension.IsClass)
                throw new ConfigurationException($"{extension} is no extension: it must be a class, not abstract, that implements {nameof(IExtensionId)}.");
            if (!_extensions.Contains(extension))
                _extensions.Add(extension);
        }

        return this;
    }

    /// <summary>Starts an extension with the system.</summary>
    /// <exception cref="ConfigurationException">The type cannot be made.</exception>
    public AkkaConfigurationBuilder WithExtension<T>()
        where T : IExtensionId => WithExtensions(typeof(T));

    internal AkkaConfigurationBuilder AddHocon(Config added, HoconAddMode mode)
    {
        ArgumentNullException.ThrowIfNull(added);
        if (_complete)
            return this;
        var current = Configuration.GetOrElse(Config.Empty);
        Configuration = mode switch
        {
            HoconAddMode.Append => current.SafeWithFallback(added),
            HoconAddMode.Prepend or HoconAddMode.Replace => added.SafeWithFallback(current),
            _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, null),
        };
        return this;
    }

    internal AkkaConfigurationBuilder AddSetup(Setup setup)
    {
        if (_complete)
            return this;
        switch (setup)
        {
            case BootstrapSetup bootstrap:
                // its parts are taken up here; the system gets a bootstrap of its own
                if (bootstrap.Config.HasValue)
                    AddHocon(bootstrap.Config.Value, HoconAddMode.Prepend);
                ActorRefProvider = bootstrap.ActorRefProvider;
                break;
            case DependencyResolverSetup:
                // the host's own services are what actors are made from
                break;
            default:
                Setups.Add(setup);
                break;
        }

        return this;
    }

    internal AkkaConfigurationBuilder WithActorRefProvider(ProviderSelection provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        if (!_complete)
            ActorRefProvider = provider;
        return this;
    }

    private static StartupTask Completed(Action<ActorSystem, IActorRegistry> action) => (system, registry) =>
    {
        action(system, registry);
        return Task.CompletedTask;
    };

    private AkkaConfigurationBuilder Add(List<StartupTask> list, StartupTask task)
    {
        if (!_complete)
            list.Add(task);
        return this;
    }
}
