using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Embedded.Tests.Actor;

namespace Akka.Embedded.Tests.Dispatch;

public sealed class DispatcherTests : TestKit.Xunit2.TestKit
{
    private static readonly string Assembly = typeof(DispatcherTests).Assembly.GetName().Name!;

    public DispatcherTests()
        : base($$"""
            pinned { type = PinnedDispatcher }
            forked { type = ForkJoinDispatcher, throughput = 1, dedicated-thread-pool { thread-count = 2, threadtype = background } }
            forked-one { type = ForkJoinDispatcher, throughput = 3, dedicated-thread-pool.thread-count = 1 }
            brief { type = ForkJoinDispatcher, shutdown-timeout = 1ms, dedicated-thread-pool.thread-count = 1 }
            deadline { type = ForkJoinDispatcher, throughput = 1000, throughput-deadline-time = 1ms, dedicated-thread-pool.thread-count = 1 }
            tasks { type = TaskDispatcher }
            alias = forked
            own { type = "{{typeof(OwnConfigurator).FullName}}, {{Assembly}}" }
            own-executor { type = Dispatcher, executor = "{{typeof(OwnExecutorConfigurator).FullName}}, {{Assembly}}" }
            no-type { type = "No.Such.Dispatcher, Nowhere" }
            """)
    {
    }

    private static Task<Thread> ThreadOf(IActorRef actor) => actor.DoAsync(_ => Thread.CurrentThread);

    private IActorRef On(string dispatcher) => Sys.ActorOf(Doing.Props().WithDispatcher(dispatcher));

    [Fact]
    public async Task PinnedDispatcher_OfAnActor_IsOneThreadOfItsOwn()
    {
        var actors = Enumerable.Range(0, 3).Select(_ => On("pinned")).ToArray();
        var threads = new HashSet<Thread>();
        foreach (var actor in actors)
        {
            var thread = await ThreadOf(actor);
            Assert.True(thread.IsBackground);
            Assert.False(thread.IsThreadPoolThread);
            for (var i = 0; i < 20; i++)
                Assert.Same(thread, await ThreadOf(actor));
            Assert.True(threads.Add(thread));
        }
    }

    [EmbeddedFact]
    public async Task PinnedDispatcher_ThreadOfAnActor_TakesANameAndEndsWithTheActor()
    {
        var actor = On("pinned");
        var thread = await actor.DoAsync(_ =>
        {
            Thread.CurrentThread.Name = "mine";
            return Thread.CurrentThread;
        });
        Watch(actor);

        Sys.Stop(actor);

        ExpectTerminated(actor, Waits.Patience);
        Assert.True(thread.Join(Waits.Patience));
        Assert.Equal("mine", thread.Name);
    }

    [EmbeddedFact]
    public async Task PinnedDispatcher_OfARestartedActor_StaysOnItsThread()
    {
        var actor = On("pinned");
        var thread = await ThreadOf(actor);

        actor.Do(_ => throw new InvalidOperationException("restart"));

        Assert.Same(thread, await ThreadOf(actor));
    }

    [EmbeddedFact]
    public async Task PinnedDispatcher_WithAnInterruptedThread_GoesOn()
    {
        var actor = On("pinned");
        var thread = await ThreadOf(actor);
        var other = On("pinned");

        for (var i = 0; i < 50; i++)
        {
            thread.Interrupt();
            await ThreadOf(other);
            Assert.Same(thread, await ThreadOf(actor));
        }
    }

    [Fact]
    public async Task PinnedDispatcher_UnderManyMessages_HandsEveryOneOver()
    {
        var actor = On("pinned");
        var count = 0;
        for (var i = 0; i < 20_000; i++)
        {
            actor.Do(_ => count++);
            if (i % 500 == 0)
                await ThreadOf(actor);
        }

        Assert.Equal(20_000, await actor.DoAsync(_ => count));
    }

    [Fact]
    public async Task ForkJoinDispatcher_OfManyActors_HasItsNumberOfThreads()
    {
        var threads = new HashSet<Thread>();
        var actors = Enumerable.Range(0, 10).Select(_ => On("forked")).ToArray();
        for (var i = 0; i < 20; i++)
        {
            foreach (var thread in await Task.WhenAll(actors.Select(ThreadOf)))
                threads.Add(thread);
        }

        Assert.InRange(threads.Count, 1, 2);
        Assert.All(threads, thread =>
        {
            Assert.StartsWith("forked", thread.Name, StringComparison.Ordinal);
            Assert.True(thread.IsBackground);
            Assert.False(thread.IsThreadPoolThread);
        });
    }

    [EmbeddedFact]
    public async Task ForkJoinDispatcher_AfterTheEndOfTheSystem_HasNoThreads()
    {
        var system = ActorSystem.Create("forked", Sys.Settings.Config);
        var thread = await ThreadOf(system.ActorOf(Doing.Props().WithDispatcher("forked")));

        await system.Terminate().WaitAsync(Waits.Patience);

        Assert.True(thread.Join(Waits.Patience));
    }

    [EmbeddedFact]
    public async Task ForkJoinDispatcher_WhoseThreadsHaveEnded_StartsThemAnew()
    {
        var first = On("brief");
        var ended = await ThreadOf(first);
        Sys.Stop(first);
        Assert.True(ended.Join(Waits.Patience));
        var ran = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        Sys.Dispatchers.Lookup("brief").Schedule(ran.SetResult);

        await ran.Task.WaitAsync(Waits.Patience);
        Assert.NotSame(ended, await ThreadOf(On("brief")));
    }

    [Fact]
    public async Task Throughput_OfADispatcher_LetsAnotherActorInBetween()
    {
        var order = new List<string>();
        var gate = new TaskCompletionSource();
        var busy = On("forked-one");
        var other = On("forked-one");
        busy.Do(_ => gate.Task.Wait());
        for (var i = 0; i < 10; i++)
            busy.Do(_ => order.Add("busy"));
        other.Do(_ => order.Add("other"));
        gate.SetResult();

        await busy.DoAsync(_ => 0);
        await other.DoAsync(_ => 0);

        Assert.InRange(order.IndexOf("other"), 0, 5);
    }

    [EmbeddedFact]
    public async Task ThroughputDeadline_OfADispatcher_LetsAnotherActorInBetween()
    {
        var order = new List<string>();
        var gate = new TaskCompletionSource();
        var busy = On("deadline");
        var other = On("deadline");
        busy.Do(_ => gate.Task.Wait());
        for (var i = 0; i < 10; i++)
        {
            busy.Do(_ =>
            {
                var begun = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(begun).TotalMilliseconds < 2)
                {
                }

                order.Add("busy");
            });
        }

        other.Do(_ => order.Add("other"));
        gate.SetResult();
        await busy.DoAsync(_ => 0);
        await other.DoAsync(_ => 0);

        Assert.InRange(order.IndexOf("other"), 0, 2);
    }

    [Theory]
    [InlineData("akka.actor.default-dispatcher")]
    [InlineData("pinned")]
    [InlineData("forked")]
    [InlineData("tasks")]
    public async Task Dispatcher_OfAnyKind_LeavesTheSendersContextBehind(string dispatcher)
    {
        var local = new AsyncLocal<string?> { Value = "the sender's" };
        using var activity = new Activity("the sender's").Start();
        var actor = On(dispatcher);

        var seen = await actor.DoAsync(_ => (local.Value, Activity.Current));

        if (typeof(ActorSystem).Assembly.GetName().Name == "Akka.Embedded")
            Assert.Equal((null, null), seen);
        Assert.Same(activity, Activity.Current);
    }

    [Fact]
    public async Task Dispatcher_ByAnAlias_IsTheOneBehindIt() =>
        Assert.Equal("forked", await On("alias").DoAsync(context => context.Dispatcher.Id));

    [Fact]
    public void Lookup_OfADispatcher_BringsTheSameOneUnlessPinned()
    {
        Assert.Same(Sys.Dispatchers.Lookup("forked"), Sys.Dispatchers.Lookup("forked"));
        Assert.NotSame(Sys.Dispatchers.Lookup("pinned"), Sys.Dispatchers.Lookup("pinned"));
        Assert.Same(Sys.Dispatchers.DefaultGlobalDispatcher, Sys.Dispatchers.Lookup("akka.actor.default-dispatcher"));
        Assert.True(Sys.Dispatchers.HasDispatcher("forked"));
        Assert.False(Sys.Dispatchers.HasDispatcher("none"));
    }

    [Theory]
    [InlineData("none", "none")]
    [InlineData("no-type", "No.Such.Dispatcher, Nowhere")]
    public void Dispatcher_ThatIsNotConfiguredWell_IsRefusedWithItsName(string dispatcher, string named) =>
        Assert.Contains(named, Assert.Throws<ConfigurationException>(() => On(dispatcher)).ToString(), StringComparison.Ordinal);

    public sealed class OwnConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : MessageDispatcherConfigurator(config, prerequisites)
    {
        public override MessageDispatcher Dispatcher() => new OwnDispatcher(this);
    }

    private sealed class OwnDispatcher : MessageDispatcher
    {
        public OwnDispatcher(MessageDispatcherConfigurator configurator)
            : base(configurator) => Id = "own";

        protected override void ExecuteTask(IRunnable run) => new Thread(run.Run) { Name = "own", IsBackground = true }.Start();

        protected override void Shutdown()
        {
        }
    }

    public sealed class OwnExecutorConfigurator(Config config, IDispatcherPrerequisites prerequisites)
        : ExecutorServiceConfigurator(config, prerequisites)
    {
        public override ExecutorService Produce(string id) => new OwnExecutor(id);
    }

    private sealed class OwnExecutor(string id) : ExecutorService(id)
    {
        public override void Execute(IRunnable run) => new Thread(run.Run) { Name = Id, IsBackground = true }.Start();

        public override void Shutdown()
        {
        }
    }

    [Theory]
    [InlineData("own")]
    [InlineData("own-executor")]
    public async Task Dispatcher_OfOnesOwn_RunsItsActors(string dispatcher) =>
        Assert.Equal(dispatcher, (await ThreadOf(On(dispatcher))).Name);

    [Fact]
    public async Task Schedule_OfAnAction_RunsItOnTheDispatcher()
    {
        var ran = new TaskCompletionSource<string?>();

        Sys.Dispatchers.Lookup("forked").Schedule(() => ran.SetResult(Thread.CurrentThread.Name));

        Assert.StartsWith("forked", await ran.Task.WaitAsync(Waits.Patience), StringComparison.Ordinal);
    }
}
