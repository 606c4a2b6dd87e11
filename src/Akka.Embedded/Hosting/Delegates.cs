using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;

namespace Akka.Hosting;

/// <summary>Combines the configuration there is with another.</summary>
public delegate Config HoconConfigurator(Config currentConfig, Config configToAdd);

/// <summary>Starts actors and registers them.</summary>
public delegate Task ActorStarter(ActorSystem system, IActorRegistry registry);

/// <summary>Starts actors whose constructors take services, and registers them.</summary>
public delegate Task ActorStarterWithResolver(ActorSystem system, IActorRegistry registry, IDependencyResolver resolver);

/// <summary>Runs once all actors are started.</summary>
public delegate Task StartupTask(ActorSystem system, IActorRegistry registry);
