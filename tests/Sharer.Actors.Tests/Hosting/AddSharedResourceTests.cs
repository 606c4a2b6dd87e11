using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Sharer.Actors.Tests.Hosting;

public sealed class AddSharedResourceTests : HostingTest
{
    [Fact]
    public async Task AddSharedResource_StartedHost_SharesOneObjectUnderTypeAndName()
    {
        var host = await StartAsync(services => services.AddSharedResource("counter", _ => new Counter()));

        var plain = host.Services.GetRequiredService<SharedRef<Counter>>();
        await plain.AskAsync(counter => counter.Count++);

        Assert.Same(plain, host.Services.GetRequiredService<SharedRef<Counter>>());
        Assert.Same(plain, host.Services.GetRequiredKeyedService<SharedRef<Counter>>("counter"));
        Assert.Equal("counter", plain.Name);
        Assert.Equal(1, await plain.AskAsync(counter => counter.Count));
    }

    [Fact]
    public async Task AddSharedResource_AsyncFactory_IsAwaited()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = await StartAsync(services => services.AddSharedResource("counter", async (_, token) =>
        {
            await gate.Task.WaitAsync(token);
            return new Counter { Count = 5 };
        }));

        var count = host.Services.GetRequiredService<SharedRef<Counter>>().AskAsync(counter => counter.Count);
        gate.SetResult();

        Assert.Equal(5, await count);
    }

    [Fact]
    public async Task AddSharedResource_FactoryAndConfigure_GetTheProviderAndHoconWins()
    {
        var seen = new List<(int Capacity, TimeSpan DrainTimeout)>();
        var host = await StartAsync(
            services => services
                .AddSingleton(new Counter { Count = 7 })
                .AddSharedResource(
                    "list",
                    provider => new List<int> { provider.GetRequiredService<Counter>().Count },
                    (options, provider) =>
                    {
                        seen.Add((options.Capacity, options.DrainTimeout));
                        options.Capacity = provider.GetRequiredService<Counter>().Count;
                        options.CallTimeout = TimeSpan.Zero;
                    }),
            akka => akka
                .AddHocon("sharer { resource-defaults.drain-timeout = 3s, resources.list.call-timeout = 1m }", HoconAddMode.Prepend)
                .WithSharedResources());

        var list = host.Services.GetRequiredService<SharedRef<List<int>>>();

        Assert.Equal(7, await list.AskAsync(items => items.Single()));
        Assert.Equal((1024, TimeSpan.FromSeconds(3)), Assert.Single(seen));
    }

    [Fact]
    public async Task AddSharedResource_FactoryThatNeedsAnotherResource_GetsIt()
    {
        var host = await StartAsync(services => services
            .AddSharedResource("first", async (provider, token) =>
            {
                var second = provider.GetRequiredService<SharedRef<Counter>>();
                return new List<int> { await second.AskAsync(counter => counter.Count, token) };
            })
            .AddSharedResource("second", _ => new Counter { Count = 3 }));

        Assert.Equal(3, await host.Services.GetRequiredService<SharedRef<List<int>>>().AskAsync(items => items.Single()));
    }

    [Fact]
    public async Task AddSharedResource_OneOfAType_IsInTheActorRegistry()
    {
        IActorRef? inStarter = null;
        var host = await StartAsync(
            services => services.AddSharedResource("counter", _ => new Counter()),
            akka => akka.WithActors((_, registry) => inStarter = registry.Get<Counter>()).WithSharedResources());

        var actor = host.Services.GetRequiredService<SharedRef<Counter>>().Actor;
        var required = host.Services.GetRequiredService<IRequiredActor<Counter>>();

        Assert.Equal(actor, inStarter);
        Assert.Equal(actor, host.Services.GetRequiredService<ActorRegistry>().Get<Counter>());
        Assert.Equal(actor, required.ActorRef);
        Assert.Equal(actor, await required.GetAsync());
        Assert.Equal(0, await required.ActorRef.Ask<int>(new SharedCall<Counter, int>(counter => counter.Count), Patience));
    }

    [Fact]
    public async Task AddSharedResource_TwoOfOneType_AreToldApartByKeyOnly()
    {
        var host = await StartAsync(services => services
            .AddSharedResource("left", _ => new Counter { Count = 1 })
            .AddSharedResource("right", _ => new Counter { Count = 2 })
            .AddSharedResource("other", _ => new List<int>()));

        var left = host.Services.GetRequiredKeyedService<SharedRef<Counter>>("left");
        var right = host.Services.GetRequiredKeyedService<SharedRef<Counter>>("right");
        var plain = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<SharedRef<Counter>>());
        var actor = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<IRequiredActor<Counter>>());

        Assert.Equal((1, 2), (await left.AskAsync(counter => counter.Count), await right.AskAsync(counter => counter.Count)));
        Assert.All([plain, actor], thrown => Assert.Contains("'left', 'right'", thrown.Message));
        Assert.False(host.Services.GetRequiredService<ActorRegistry>().TryGet<Counter>(out _));
        Assert.NotNull(host.Services.GetRequiredService<SharedRef<List<int>>>());
        Assert.NotNull(host.Services.GetRequiredService<IRequiredActor<List<int>>>().ActorRef);
    }

    [Fact]
    public void AddSharedResource_SameNameTwice_Throws()
    {
        var services = new ServiceCollection().AddSharedResource("users", _ => new Counter());

        var thrown = Assert.Throws<ArgumentException>("name", () => services.AddSharedResource("users", _ => new List<int>()));

        Assert.Contains("'users'", thrown.Message);
        Assert.Contains(nameof(Counter), thrown.Message);
    }

    [Fact]
    public void AddSharedResource_BadArguments_Throw()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentException>("name", () => services.AddSharedResource("", _ => new Counter()));
        Assert.Throws<ArgumentNullException>("name", () => services.AddSharedResource(null!, _ => new Counter()));
        Assert.Throws<ArgumentNullException>("create", () => services.AddSharedResource("a", (Func<IServiceProvider, Counter>)null!));
        Assert.Throws<ArgumentNullException>("services", () => ((IServiceCollection)null!).AddSharedResource("a", _ => new Counter()));
        Assert.Empty(services);
    }

    [Fact]
    public async Task AddSharedResource_HostStops_DisposesTheObject()
    {
        var counter = new Counter();
        var host = await StartAsync(services => services.AddSharedResource("counter", _ => counter));
        var shared = host.Services.GetRequiredService<SharedRef<Counter>>();
        await shared.Started;

        await host.StopAsync();

        await counter.Disposed.WaitAsync(Patience);
        await shared.Stopped.WaitAsync(Patience);
    }
}
