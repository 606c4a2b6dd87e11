using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Sharer.Actors.Tests.Hosting;

public sealed class HostStartTests : HostingTest
{
    [Fact]
    public async Task Start_WithSharedResourcesForgotten_FailsAndSaysWhatToWrite()
    {
        var host = Build(
            services => services.AddSharedResource("users", _ => new Counter()).AddSharedResource("orders", _ => new List<int>()),
            akka => akka.AddHocon("akka.loglevel = INFO", HoconAddMode.Prepend));

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(
            "AddSharedResource has registered 'users', 'orders', but AddAkka is called without WithSharedResources. "
            + "Write builder.Services.AddAkka(\"sharer\", akka => akka.WithSharedResources()).",
            thrown.Message);
    }

    [Fact]
    public async Task Start_AddAkkaForgotten_FailsAndSaysWhatToWrite()
    {
        var host = Build(services => services.AddSharedResource("users", _ => new Counter()), akka: null);

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("'users', but there is no actor system. Write builder.Services.AddAkka(", thrown.Message);
    }

    [Fact]
    public async Task Start_FaultsInHocon_FailsWithAllOfThem()
    {
        var host = Build(
            services => services.AddSharedResource("my users", _ => new Counter()),
            akka => akka
                .AddHocon("sharer.resources { \"my users\" { capacity = -1, call-timeout = soon } }", HoconAddMode.Prepend)
                .WithSharedResources());

        var thrown = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.Contains("sharer.resources.\"my users\".capacity = -1:", thrown.Message);
        Assert.Contains("sharer.resources.\"my users\".call-timeout = soon:", thrown.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Start_UnknownKeysUnderSharer_FailsWithAllOfThemAndMakesNothing(bool registered)
    {
        var made = 0;
        var host = Build(
            services =>
            {
                if (registered)
                    services.AddSharedResource("users", _ => { made++; return new Counter(); });
            },
            akka => akka
                .AddHocon("sharer { colour = blue, resource-default { capacity = 5 } }", HoconAddMode.Prepend)
                .WithSharedResources());

        var thrown = await Assert.ThrowsAsync<ConfigurationException>(() => host.StartAsync());

        Assert.Contains("sharer.resource-default = { … }: is not a known key; did you mean resource-defaults?", thrown.Message);
        Assert.Contains("sharer.colour = blue: is not a known key. Known here: ", thrown.Message);
        Assert.Equal(0, made);
    }

    [Fact]
    public async Task Start_FaultsInCode_FailsWithAllOfThem()
    {
        var host = Build(
            services => services.AddSharedResource("users", _ => new Counter(), (options, _) =>
            {
                options.Capacity = -1;
                options.Dispatcher = "nowhere";
            }),
            akka => akka.WithSharedResources());

        var thrown = await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync());

        Assert.Contains("Capacity = -1:", thrown.Message);
        Assert.Contains("Dispatcher = nowhere:", thrown.Message);
    }

    [Fact]
    public async Task Start_TypeTakenInTheActorRegistry_Fails()
    {
        var host = Build(
            services => services
                .AddHostedService<TakesThePlaceOfCounter>()
                .AddSharedResource("users", _ => new Counter()),
            akka => akka.WithSharedResources());

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("'users' cannot take its place in the ActorRegistry", thrown.Message);
    }

    [Fact]
    public async Task Start_FactoryThatFails_StartsAllTheSame()
    {
        var attempts = 0;
        var host = await StartAsync(services => services.AddSharedResource<Counter>(
            "users", _ => Interlocked.Increment(ref attempts) == 1 ? throw new IOException("no disk") : new Counter()));

        Assert.Equal(0, await host.Services.GetRequiredService<SharedRef<Counter>>().AskAsync(counter => counter.Count));
    }

    [Fact]
    public async Task Resolve_BeforeTheHostStarts_SharesAtOnce()
    {
        var host = Build(services => services.AddSharedResource("users", _ => new Counter()), akka => akka.WithSharedResources());

        var early = host.Services.GetRequiredService<SharedRef<Counter>>();
        Assert.Equal(0, await early.AskAsync(counter => counter.Count++));
        await StartAsync(host);

        Assert.Same(early, host.Services.GetRequiredService<SharedRef<Counter>>());
        Assert.Equal(1, await early.AskAsync(counter => counter.Count));
    }

    [Fact]
    public async Task Resolve_ByAHostedServiceRegisteredFirst_Works()
    {
        var host = await StartAsync(services => services
            .AddHostedService<CountsAtStart>()
            .AddSharedResource("users", _ => new Counter()));

        Assert.Equal(1, await host.Services.GetRequiredService<SharedRef<Counter>>().AskAsync(counter => counter.Count));
    }

    [Fact]
    public void Resolve_WithSharedResourcesForgotten_SaysWhatToWrite()
    {
        var host = Build(services => services.AddSharedResource("users", _ => new Counter()), _ => { });

        var thrown = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<SharedRef<Counter>>());

        Assert.Contains("AddAkka is called without WithSharedResources", thrown.Message);
    }

    [Fact]
    public async Task Resolve_WithinTheLambdaOfAddAkka_FailsTheStart()
    {
        IHost? host = null;
        host = Build(
            services => services.AddSharedResource("users", _ => new Counter()),
            akka =>
            {
                host!.Services.GetRequiredService<SharedRef<Counter>>();
                akka.WithSharedResources();
            });

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains("'users' was asked for before it could be shared", thrown.Message);
    }

    [Fact]
    public async Task Resolve_ByConfiguresInARing_FailsTheStart()
    {
        var host = Build(
            services => services
                .AddSharedResource("counter", _ => new Counter(), (_, provider) => provider.GetRequiredService<SharedRef<List<int>>>())
                .AddSharedResource("list", _ => new List<int>(), (_, provider) => provider.GetRequiredService<SharedRef<Counter>>()),
            akka => akka.WithSharedResources());

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<SharedRef<Counter>>());
            Assert.Contains("'counter' was asked for before it could be shared", thrown.Message);
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
    }

    [Fact]
    public async Task Start_AnotherServiceFails_DisposingTheHostDisposesTheResource()
    {
        var counter = new Counter();
        var host = Build(
            services => services.AddSharedResource("users", _ => counter).AddHostedService<Fails>(),
            akka => akka.WithSharedResources());
        await Assert.ThrowsAsync<IOException>(() => host.StartAsync());
        var shared = host.Services.GetRequiredService<SharedRef<Counter>>();
        await shared.Started.WaitAsync(Patience);

        await ((IAsyncDisposable)host).DisposeAsync();

        await counter.Disposed.WaitAsync(Patience);
        await shared.Stopped.WaitAsync(Patience);
    }

    [Fact]
    public async Task Resolve_AfterTheContainerIsDisposed_HasStoppedTheResource()
    {
        var counter = new Counter();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSharedResource("users", _ => counter)
            .AddAkka("plain", (akka, _) => akka.WithSharedResources());
        SharedRef<Counter> shared;
        await using (var provider = services.BuildServiceProvider())
        {
            shared = provider.GetRequiredService<SharedRef<Counter>>();
            await shared.AskAsync(c => c.Count++);
        }

        await counter.Disposed.WaitAsync(Patience);
        await shared.Stopped.WaitAsync(Patience);
    }

    private sealed class CountsAtStart(SharedRef<Counter> shared) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken) => await shared.AskAsync(counter => counter.Count++, cancellationToken);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Fails : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new IOException("the port is in use");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class TakesThePlaceOfCounter : IHostedService
    {
        public TakesThePlaceOfCounter(ActorSystem system) =>
            ActorRegistry.For(system).Register<Counter>(system.ActorOf(Props.Create(() => new Idle())));

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private sealed class Idle : UntypedActor
    {
        protected override void OnReceive(object message) => Unhandled(message);
    }
}
