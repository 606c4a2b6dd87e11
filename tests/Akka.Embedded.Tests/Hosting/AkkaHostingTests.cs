using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Hosting;
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
