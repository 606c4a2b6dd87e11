using Akka.Actor;
using Akka.Configuration;
using Akka.DependencyInjection;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Embedded.Tests.Hosting;

public sealed class DependencyInjectionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private sealed class Greeting(string text)
    {
        public string Text => text;
    }

    private sealed class GreetingActor : ReceiveActor
    {
        public GreetingActor(string name, Greeting greeting) => ReceiveAny(_ => Sender.Tell($"{greeting.Text} {name}"));
    }

    [Fact]
    public async Task Props_OfTheResolver_MakesAnActorFromServicesAndArguments()
    {
        await using var services = new ServiceCollection().AddSingleton(new Greeting("hello")).BuildServiceProvider();
        var system = ActorSystem.Create("plain", BootstrapSetup.Create()
            .WithConfig("akka.loglevel = OFF\nakka.stdout-loglevel = OFF")
            .And(DependencyResolverSetup.Create(services)));
        var resolver = DependencyResolver.For(system);

        var byParameter = await system.ActorOf(resolver.Props<GreetingActor>("world")).Ask<string>("", Patience);
        var byType = await system.ActorOf(resolver.Props(typeof(GreetingActor), "moon")).Ask<string>("", Patience);
        await system.Terminate().WaitAsync(Patience);

        Assert.Equal("hello world", byParameter);
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
}
