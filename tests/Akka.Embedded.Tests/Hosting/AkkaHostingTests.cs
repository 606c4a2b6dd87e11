using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Akka.Embedded.Tests.Hosting;

public sealed class AkkaHostingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ConcurrentQueue<string> _log = new();

    private sealed class EchoActor : ReceiveActor
    {
        public EchoActor() => ReceiveAny(message => Sender.Tell(message));
    }

    private sealed class Greeting(string text)
    {
        public string Text => text;
    }

    private sealed class GreetingActor : ReceiveActor
    {
        public GreetingActor(string name, Greeting greeting) => ReceiveAny(_ => Sender.Tell($"{greeting.Text} {name}"));
    }

    private sealed class CountingExtension : IExtension;

    private sealed class CountingExtensionId : ExtensionIdProvider<CountingExtension>
    {
        public override CountingExtension CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class OtherExtensionId : ExtensionIdProvider<OtherExtension>
    {
        public override OtherExtension CreateExtension(ExtendedActorSystem system) => new();
    }

    private sealed class OtherExtension : IExtension;

    [Fact]
    public async Task AddAkka_InAHost_StartsAndStopsWithIt()
    {
        using var host = Build(akka => akka.WithActors((system, registry) =>
            registry.Register<EchoActor>(system.ActorOf(Props.Create<EchoActor>(), "echo"))));

        await host.StartAsync().WaitAsync(Patience);
        var system = host.Services.GetRequiredService<ActorSystem>();
        var echo = host.Services.GetRequiredService<IRequiredActor<EchoActor>>();
        var answer = await echo.ActorRef.Ask<string>("hello", Patience);
        await host.StopAsync().WaitAsync(Patience);

        Assert.Equal("test", system.Name);
        Assert.Equal("hello", answer);
        Assert.True(system.WhenTerminated.IsCompletedSuccessfully);
        Assert.Same(CoordinatedShutdown.ClrExitReason.Instance, CoordinatedShutdown.Get(system).ShutdownReason);
    }

    [Fact]
    public async Task AddAkka_InAHost_GivesOutTheRegistryUnderEachOfItsTypes()
    {
        using var host = Build(_ => { });
        await host.StartAsync().WaitAsync(Patience);

        var registry = ActorRegistry.For(host.Services.GetRequiredService<ActorSystem>());

        Assert.Same(registry, host.Services.GetRequiredService<ActorRegistry>());
        Assert.Same(registry, host.Services.GetRequiredService<IActorRegistry>());
        Assert.Same(registry, host.Services.GetRequiredService<IReadOnlyActorRegistry>());
        await host.StopAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task Terminate_OfAHostedSystem_StopsTheHost()
    {
        using var host = Build(_ => { });
        await host.StartAsync().WaitAsync(Patience);
        var stopped = host.WaitForShutdownAsync();

        await host.Services.GetRequiredService<ActorSystem>().Terminate().WaitAsync(Patience);

        await stopped.WaitAsync(Patience);
    }

    [Fact]
    public async Task WithActors_InEachForm_RunsInOrderBeforeTheStartupTasks()
    {
        using var host = Build(akka => akka
            .AddStartup((_, _) => _log.Enqueue("startup"))
            .AddStartup(async (_, _) =>
            {
                await Task.Yield();
                _log.Enqueue("async startup");
            })
            .WithActors((_, _) => _log.Enqueue("plain"))
            .WithActors((_, _, resolver) => _log.Enqueue($"resolver {resolver.GetService<Greeting>()!.Text}"))
            .WithActors(async (_, _) =>
            {
                await Task.Yield();
                _log.Enqueue("async");
            })
            .WithActors(async (_, _, resolver) =>
            {
                await Task.Yield();
                _log.Enqueue($"async resolver {resolver.GetService<Greeting>()!.Text}");
            }));

        await host.StartAsync().WaitAsync(Patience);
        await host.StopAsync().WaitAsync(Patience);

        Assert.Equal(["plain", "resolver hello", "async", "async resolver hello", "startup", "async startup"], _log);
    }

    [Fact]
    public async Task Props_OfTheResolver_MakesAnActorFromServicesAndArguments()
    {
        using var host = Build(akka => akka.WithActors((system, registry, resolver) =>
            registry.Register<GreetingActor>(system.ActorOf(resolver.Props<GreetingActor>("world"), "greeting"))));
        await host.StartAsync().WaitAsync(Patience);
        var system = host.Services.GetRequiredService<ActorSystem>();

        var registered = await host.Services.GetRequiredService<ActorRegistry>().Get<GreetingActor>().Ask<string>("", Patience);
        var byType = await system.ActorOf(DependencyResolver.For(system).Props(typeof(GreetingActor), "moon")).Ask<string>("", Patience);
        await host.StopAsync().WaitAsync(Patience);

        Assert.Equal("hello world", registered);
        Assert.Equal("hello moon", byType);
    }

    [Fact]
    public void Props_OfWhatIsNoActor_IsAFault()
    {
        using var services = new ServiceCollection().BuildServiceProvider();

        Assert.Throws<ArgumentException>(() => new ServiceProviderDependencyResolver(services).Props(typeof(Greeting)));
    }

    [Fact]
    public async Task For_ASystemWithAServiceProvider_MakesActorsFromIt()
    {
        await using var services = new ServiceCollection().AddSingleton(new Greeting("hello")).BuildServiceProvider();
#pragma warning disable CS0618 // superseded by DependencyResolver, and there all the same
        var system = ActorSystem.Create("plain", BootstrapSetup.Create()
            .WithConfig("akka.loglevel = OFF\nakka.stdout-loglevel = OFF")
            .And(ServiceProviderSetup.Create(services)));

        var answer = await system.ActorOf(DependencyInjection.ServiceProvider.For(system).Props<GreetingActor>("sun"))
            .Ask<string>("", Patience);
#pragma warning restore CS0618

        Assert.Equal("hello sun", answer);
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public async Task CreateScope_OfAResolver_HasItsOwnScopedServices()
    {
        await using var services = new ServiceCollection().AddScoped(_ => new Greeting("scoped")).BuildServiceProvider();
        var resolver = DependencyResolverSetup.Create(services).DependencyResolver;

        using var one = resolver.CreateScope();
        using var other = resolver.CreateScope();

        Assert.Same(one.Resolver.GetService<Greeting>(), one.Resolver.GetService(typeof(Greeting)));
        Assert.NotSame(one.Resolver.GetService<Greeting>(), other.Resolver.GetService<Greeting>());
    }

    [Fact]
    public async Task For_ASystemWithoutDependencyInjection_IsAFault()
    {
        var system = ActorSystem.Create("plain", "akka.loglevel = OFF\nakka.stdout-loglevel = OFF");

        Assert.Throws<ConfigurationException>(() => DependencyResolver.For(system));

        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public void AddHocon_InEachMode_StandsWhereItSays()
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test");

        builder.AddHocon("a = first, b = first", HoconAddMode.Append)
            .AddHocon("a = appended, c = appended", HoconAddMode.Append)
            .AddHocon("b = prepended", HoconAddMode.Prepend)
            .AddHocon("d = replaced", HoconAddMode.Replace);

        var config = builder.Configuration.Value;
        Assert.Equal(
            ["first", "prepended", "appended", "replaced"],
            new[] { "a", "b", "c", "d" }.Select(path => config.GetString(path)));
    }

    [Fact]
    public void AddHocon_OfDotnetConfiguration_BringsItsKeysOver()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["akka:LogLevel"] = "DEBUG",
            ["akka:actor:default_dispatcher:throughput"] = "10",
            ["akka:loggers:1"] = "second",
            ["akka:loggers:0"] = "first",
            ["akka:log.config.on"] = "True",
            ["other"] = "1",
        }).Build();

        var all = new AkkaConfigurationBuilder(new ServiceCollection(), "test").AddHocon(configuration, HoconAddMode.Append);
        var section = new AkkaConfigurationBuilder(new ServiceCollection(), "test")
            .AddHocon(configuration.GetSection("akka"), HoconAddMode.Append, normalizeKeys: false);

        var config = all.Configuration.Value;
        Assert.Equal("DEBUG", config.GetString("akka.loglevel"));
        Assert.Equal(10, config.GetInt("akka.actor.default-dispatcher.throughput"));
        Assert.Equal(["first", "second"], config.GetStringList("akka.loggers"));
        Assert.True(config.GetBoolean("akka.log.config.on"));
        Assert.Equal(1, config.GetInt("other"));
        Assert.Equal("DEBUG", section.Configuration.Value.GetString("akka.LogLevel"));
        Assert.False(section.Configuration.Value.HasPath("other"));
    }

    [Fact]
    public void AddHoconFile_OfAFile_ReadsIt()
    {
        var directory = Directory.CreateTempSubdirectory("hosting-");
        try
        {
            var file = Path.Combine(directory.FullName, "akka.hocon");
            File.WriteAllText(file, "a.b = 1");

            var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test").AddHoconFile(file, HoconAddMode.Append);

            Assert.Equal(1, builder.Configuration.Value.GetInt("a.b"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [EmbeddedFact]
    public void AddHoconFile_WithAnInclude_LooksBesideTheFile()
    {
        var directory = Directory.CreateTempSubdirectory("hosting-");
        try
        {
            var file = Path.Combine(directory.FullName, "akka.hocon");
            File.WriteAllText(file, "a { include \"other.hocon\" }");
            File.WriteAllText(Path.Combine(directory.FullName, "other.hocon"), "b = 1");

            var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test").AddHoconFile(file, HoconAddMode.Append);

            Assert.Equal(1, builder.Configuration.Value.GetInt("a.b"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AddHocon_InAHost_ReachesTheSystem()
    {
        using var host = Build(akka => akka
            .AddHocon("own.key = 5", HoconAddMode.Append)
            .WithActorAskTimeout(TimeSpan.FromSeconds(7)));
        await host.StartAsync().WaitAsync(Patience);

        var settings = host.Services.GetRequiredService<ActorSystem>().Settings;

        Assert.Equal(5, settings.Config.GetInt("own.key"));
        Assert.Equal(TimeSpan.FromSeconds(7), settings.AskTimeout);
        await host.StopAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task WithExtensions_InAHost_StartsThemAndThoseOfTheConfiguration()
    {
        using var host = Build(akka => akka
            .AddHocon($"akka.extensions = [\"{typeof(OtherExtensionId).AssemblyQualifiedName}\"]", HoconAddMode.Append)
            .WithExtension<CountingExtensionId>()
            .WithExtensions(typeof(CountingExtensionId)));
        await host.StartAsync().WaitAsync(Patience);

        var system = host.Services.GetRequiredService<ActorSystem>();

        Assert.True(system.HasExtension<CountingExtension>());
        Assert.True(system.HasExtension<OtherExtension>());
        await host.StopAsync().WaitAsync(Patience);
    }

    [Fact]
    public void WithExtensions_OfWhatIsNone_IsAFault()
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test");

        Assert.Throws<ConfigurationException>(() => builder.WithExtensions(typeof(Greeting)));
        Assert.Throws<ConfigurationException>(() => builder.WithExtension<IExtensionId>());
    }

    [Fact]
    public async Task StartAsync_WithAStarterThatFails_StopsTheSystemAndFails()
    {
        ActorSystem? started = null;
        using var host = Build(akka => akka.WithActors((system, _) =>
        {
            started = system;
            throw new InvalidOperationException("no actors today");
        }));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync().WaitAsync(Patience));

        Assert.Equal("no actors today", failure.Message);
        await started!.WhenTerminated.WaitAsync(Patience);
    }

    private static IHost Build(Action<AkkaConfigurationBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(new Greeting("hello"));
        builder.Services.AddAkka("test", akka =>
        {
            akka.AddHocon("akka.loglevel = OFF\nakka.stdout-loglevel = OFF", HoconAddMode.Append);
            configure(akka);
        });
        return builder.Build();
    }
}
