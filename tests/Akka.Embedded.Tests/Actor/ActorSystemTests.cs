using Akka.Actor;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Actor;

public sealed class ActorSystemTests
{
    private static readonly Config Quiet = ConfigurationFactory.ParseString("akka { loglevel = OFF, stdout-loglevel = OFF }");

    private static ActorSystem Create(string name = "system", string hocon = "") =>
        ActorSystem.Create(name, ConfigurationFactory.ParseString(hocon).WithFallback(Quiet));

    [Theory]
    [InlineData("")]
    [InlineData("-a")]
    [InlineData("a b")]
    [InlineData("a_b")]
    [InlineData("ä")]
    public void Create_WithAnIllegalName_IsRefusedWithTheName(string name) =>
        Assert.Contains($"[{name}]", Assert.Throws<ArgumentException>(() => Create(name)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Terminate_AnyNumberOfTimes_EndsTheSystemOnce()
    {
        var system = Create();
        var ended = 0;
        system.RegisterOnTermination(() => Interlocked.Increment(ref ended));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(system.Terminate))).WaitAsync(Waits.Patience);
        await system.WhenTerminated.WaitAsync(Waits.Patience);
        await system.Terminate().WaitAsync(Waits.Patience);
        system.Dispose();

        Assert.Equal(1, ended);
    }

    [Fact]
    public async Task RegisterOnTermination_ByOrder_RunsTheLastFirstWhateverOneThrows()
    {
        var system = Create();
        var order = new List<int>();
        system.RegisterOnTermination(() => order.Add(1));
        system.RegisterOnTermination(() => throw new InvalidOperationException("ignored"));
        system.RegisterOnTermination(() => order.Add(3));

        await system.Terminate().WaitAsync(Waits.Patience);
        await system.WhenTerminated.WaitAsync(Waits.Patience);

        Assert.Equal([3, 1], order);
        Assert.Throws<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
    }

    [Fact]
    public async Task Terminate_WhileActorsAreBusy_WaitsForTheirMessages()
    {
        var system = Create();
        var gate = new TaskCompletionSource();
        var running = new TaskCompletionSource();
        var ended = false;
        var actor = system.ActorOf(Doing.Props());
        actor.Do(context =>
        {
            context.ActorOf(Doing.Props());
            running.SetResult();
            gate.Task.Wait();
            ended = true;
        });
        await running.Task.WaitAsync(Waits.Patience);

        var terminated = system.Terminate();
        Assert.False(terminated.IsCompleted);
        gate.SetResult();
        await terminated.WaitAsync(Waits.Patience);

        Assert.True(ended);
    }

    [Fact]
    public async Task ActorOf_AfterTheEnd_IsRefused()
    {
        var system = Create();
        await system.Terminate().WaitAsync(Waits.Patience);

        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Doing.Props()));
    }

    [Fact]
    public async Task ActorOf_RacingWithTheEnd_MakesActorsThatStopOrRefuses()
    {
        for (var round = 0; round < 20; round++)
        {
            var system = Create();
            var stopped = 0;
            var made = 0;
            var makers = Task.Run(() => Parallel.For(0, 50, _ =>
            {
                try
                {
                    system.ActorOf(Props.Create(() => new Stopping(() => Interlocked.Increment(ref stopped))));
                    Interlocked.Increment(ref made);
                }
                catch (InvalidOperationException)
                {
                }
            }));
            await system.Terminate().WaitAsync(Waits.Patience);
            await makers;

            Assert.True(stopped <= made, $"{stopped} of {made}");
        }
    }

    private sealed class Stopping(Action stopped) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => stopped();
    }


    public sealed class CounterId : ExtensionIdProvider<CounterExtension>
    {
        public override CounterExtension CreateExtension(ExtendedActorSystem system) => new(system);
    }

    public sealed class CounterExtension(ExtendedActorSystem system) : IExtension
    {
        public ExtendedActorSystem System { get; } = system;
    }

    [Fact]
    public void Extension_OfAnId_IsMadeOnceForASystem()
    {
        using var system = Create();
        Assert.False(system.HasExtension<CounterExtension>());
        Assert.Null(system.GetExtension<CounterExtension>());

        var made = Enumerable.Range(0, 8).AsParallel().Select(_ => new CounterId().Apply(system)).Distinct().Single();

        Assert.Same(system, made.System);
        Assert.Same(made, system.GetExtension<CounterExtension>());
        Assert.Same(made, system.WithExtension<CounterExtension, CounterId>());
        Assert.True(system.TryGetExtension<CounterExtension>(out var found));
        Assert.Same(made, found);
        Assert.True(system.HasExtension(typeof(CounterExtension)));
    }

    [Fact]
    public void Extension_InTheConfiguration_IsMadeAtTheStart()
    {
        using var system = Create(hocon: $"akka.extensions = [\"{typeof(CounterId).AssemblyQualifiedName}\"]");

        Assert.True(system.HasExtension<CounterExtension>());
    }

    [Fact]
    public void InjectTopLevelFallback_OfALibrarysDefaults_StandsBelowTheUsersAndAboveNothing()
    {
        using var system = Create(hocon: "library.a = user");
        var defaults = ConfigurationFactory.ParseString("""
            library { a = default, b = default }
            akka.loglevel = DEBUG
            """);

        system.Settings.InjectTopLevelFallback(defaults);
        system.Settings.InjectTopLevelFallback(defaults);

        Assert.Equal("user", system.Settings.Config.GetString("library.a"));
        Assert.Equal("default", system.Settings.Config.GetString("library.b"));
        Assert.Equal("OFF", system.Settings.Config.GetString("akka.loglevel"));
    }

    [Fact]
    public async Task InjectTopLevelFallback_OfADispatcherAndAMailbox_IsSeenByActorsMadeAfterwards()
    {
        using var system = Create();
        system.Settings.InjectTopLevelFallback(ConfigurationFactory.ParseString("""
            library.dispatcher { type = PinnedDispatcher }
            library.mailbox { mailbox-type = "Akka.Dispatch.UnboundedDequeBasedMailbox, Akka" }
            """));

        var actor = system.ActorOf(Doing.Props().WithDispatcher("library.dispatcher").WithMailbox("library.mailbox"));

        Assert.Equal("library.dispatcher", await actor.DoAsync(context => context.Dispatcher.Id));
        Assert.Contains("Deque", await actor.DoAsync(context => ((ActorCell)context).Mailbox.MessageQueue.GetType().Name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deployment_OfAPath_WinsOverTheProps()
    {
        using var system = Create(hocon: """
            mine { type = ForkJoinDispatcher, dedicated-thread-pool.thread-count = 1 }
            akka.actor.deployment {
              /configured { dispatcher = mine }
              "/parent/*" { dispatcher = mine }
            }
            """);

        Assert.Equal("mine", await system.ActorOf(Doing.Props(), "configured").DoAsync(context => context.Dispatcher.Id));
        Assert.Equal("akka.actor.default-dispatcher", await system.ActorOf(Doing.Props(), "parent").DoAsync(context => context.Dispatcher.Id));
        var parent = system.ActorOf(Doing.Props(), "parent2");
        Assert.Equal("akka.actor.default-dispatcher", await parent.DoAsync(context => context.Dispatcher.Id));
    }

    [Fact]
    public void Settings_OfAContradiction_AreRefused() =>
        Assert.Throws<ConfigurationException>(() => Create(hocon: """
            akka.coordinated-shutdown { terminate-actor-system = off, run-by-actor-system-terminate = on }
            """));

    [EmbeddedTheory]
    [InlineData("akka.scheduler.implementation = \"No.Such.Scheduler, Nowhere\"", "akka.scheduler.implementation")]
    [InlineData("akka.actor.default-dispatcher.type = \"No.Such.Dispatcher, Nowhere\"", "default-dispatcher")]
    [InlineData("akka.actor.default-mailbox.mailbox-type = \"No.Such.Mailbox, Nowhere\"", "default-mailbox")]
    [InlineData("akka.actor.guardian-supervisor-strategy = \"No.Such.Strategy, Nowhere\"", "guardian-supervisor-strategy")]
    [InlineData("akka.actor.provider = remote", "remote")]
    [InlineData("akka.stdout-logger-class = \"No.Such.Logger, Nowhere\"", "stdout-logger-class")]
    [InlineData("akka.loglevel = LOUD", "LOUD")]
    [InlineData("akka.actor.creation-timeout = soon", "akka.actor.creation-timeout")]
    public void Create_WithAFaultInTheConfiguration_NamesIt(string hocon, string named)
    {
        var fault = Assert.ThrowsAny<Exception>(() => Create(hocon: hocon));

        Assert.Contains(named, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Uptime_OfASystem_GrowsFromItsStart()
    {
        using var system = Create();
        var first = system.Uptime;
        await Task.Yield();

        Assert.True(system.Uptime >= first);
        Assert.InRange(DateTime.UnixEpoch + system.StartTime, DateTime.UtcNow.AddMinutes(-1), DateTime.UtcNow.AddMinutes(1));
        Assert.Equal("system", system.Name);
        Assert.Equal("akka://system", system.ToString());
    }
}
