using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sharer.Actors.Tests.Configuration;
using Sharer.Configuration;
using Sharer.Hosting;

namespace Sharer.Actors.Tests.Hosting;

public sealed class WithSharedResourcesTests : HostingTest
{
    private const string LimitPath = "akka.coordinated-shutdown.phases.service-requests-done.timeout";

    [Fact]
    public async Task WithSharedResources_SectionsThatNobodyShares_AreOneWarningEach()
    {
        var collector = ActorRefs.Nobody as IActorRef;
        await StartAsync(
            services => services.AddSharedResource("users", _ => new Counter()).AddSharedResource("a.b", _ => new List<int>()),
            akka => akka
                .AddHocon(
                    """
                    sharer.resources {
                      users { capacity = 5 }
                      usres { capacity = 5 }
                      a.b { capacity = 5 }
                      by-code { capacity = 5 }
                      "no one" { nonsense = 5 }
                    }
                    """,
                    HoconAddMode.Prepend)
                .WithSharedResources()
                .WithActors((system, _) =>
                {
                    collector = Warnings.Collect(system);
                    system.Share("by-code", () => new Counter());
                }));

        Assert.Equal(
            [
                "sharer.resources.\"no one\" configures nothing: no resource of that name is shared.",
                "sharer.resources.a configures nothing: no resource of that name is shared. That of the shared one is sharer.resources.\"a.b\": a name that holds a dot stands in quotes.",
                "sharer.resources.usres configures nothing: no resource of that name is shared; did you mean users?",
            ],
            (await Warnings.OfAsync(collector)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WithSharedResources_NothingRegisteredAndCalledTwice_WarnsOnce()
    {
        var collector = ActorRefs.Nobody as IActorRef;
        await StartAsync(
            _ => { },
            akka => akka
                .AddHocon("sharer.resources.users.capacity = 5", HoconAddMode.Prepend)
                .WithActors((system, _) => collector = Warnings.Collect(system))
                .WithSharedResources()
                .WithSharedResources());

        Assert.Single(await Warnings.OfAsync(collector));
    }

    [Fact]
    public async Task WithSharedResources_FileOfTheHost_RunsWithoutAWarning()
    {
        var collector = ActorRefs.Nobody as IActorRef;
        var host = await StartAsync(
            services => services.AddSharedResource("users", _ => new Counter()),
            akka => akka
                .AddHoconFile(RepositoryFile.Find("akka.hocon"), HoconAddMode.Prepend)
                .WithActors((system, _) => collector = Warnings.Collect(system))
                .WithSharedResources());

        Assert.Equal(0, await host.Services.GetRequiredService<SharedRef<Counter>>().AskAsync(counter => counter.Count));
        Assert.Empty(await Warnings.OfAsync(collector));
    }

    [Fact]
    public async Task WithSharedResources_NothingSaidOfTheDrain_GivesItRoom()
    {
        Assert.Equal(SharerConfig.Reference.GetTimeSpan(LimitPath), await LimitAsync(akka => akka.WithSharedResources()));
    }

    [Theory]
    [InlineData(HoconAddMode.Prepend)]
    [InlineData(HoconAddMode.Append)]
    public async Task WithSharedResources_UserSetsTheLimit_KeepsIt(HoconAddMode mode)
    {
        Config hocon = $"{LimitPath} = 99s";

        Assert.Equal(TimeSpan.FromSeconds(99), await LimitAsync(akka => akka.AddHocon(hocon, mode).WithSharedResources()));
        Assert.Equal(TimeSpan.FromSeconds(99), await LimitAsync(akka => akka.WithSharedResources().AddHocon(hocon, mode)));
    }

    [Theory]
    [InlineData(11, 0)]
    [InlineData(10, 1)]
    public async Task WarnIfShort_LimitShorterThanDrainAndGrace_WarnsOnce(int limit, int warnings)
    {
        using var system = ActorSystem.Create("drain", $"{LimitPath} = {limit}s");
        var collector = Warnings.Collect(system);

        DrainRoom.WarnIfShort(system, "users", TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(2));

        var texts = await Warnings.OfAsync(collector);
        Assert.Equal(warnings, texts.Length);
        Assert.All(texts, text => Assert.Equal(
            "The shared resource 'users' may drain for 00:00:11 (drain-timeout 00:00:09, interrupt-grace 00:00:02), but a coordinated shutdown goes on after 00:00:10. "
            + $"Set {LimitPath} to at least 00:00:11.",
            text));
        await system.Terminate();
    }

    [Fact]
    public async Task Share_DrainLongerThanTheLimit_WarnsOnceForEachResource()
    {
        using var system = ActorSystem.Create("drain");
        var collector = Warnings.Collect(system);

        system.Share("enough", () => new Counter());
        system.Share("long", () => new Counter(), options => options.DrainTimeout = TimeSpan.FromMinutes(1));
        system.Share("longer", () => new Counter(), options => options.DrainTimeout = TimeSpan.FromMinutes(2));

        Assert.Collection(
            await Warnings.OfAsync(collector),
            text => Assert.StartsWith("The shared resource 'long' may drain for 00:01:01 ", text),
            text => Assert.StartsWith("The shared resource 'longer' may drain for 00:02:01 ", text));
        await system.Terminate();
    }

    private async Task<TimeSpan> LimitAsync(Action<AkkaConfigurationBuilder> akka)
    {
        var host = await StartAsync(services => services.AddSharedResource("users", _ => new Counter()), akka);
        return CoordinatedShutdown.Get(host.Services.GetRequiredService<ActorSystem>()).Timeout(CoordinatedShutdown.PhaseServiceRequestsDone);
    }
}
