using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;

namespace Akka.Embedded.Tests.Actor;

/// <summary>An end that has begun is not undone, and leaves nothing behind, whatever comes beside it.</summary>
public sealed class EndingTests : TestKit.Xunit2.TestKit
{
    private static readonly string Assembly = typeof(EndingTests).Assembly.GetName().Name!;

    public EndingTests()
        : base(ConfigurationFactory.ParseString($$"""
            gated { type = "{{typeof(GatedConfigurator).FullName}}, {{Assembly}}" }
            """))
    {
    }

    [EmbeddedFact]
    public async Task ActorOf_WhileTheGuardianStopsItsChildren_IsRefused()
    {
        var system = ActorSystem.Create("ending", Sys.Settings.Config);
        var gated = system.ActorOf(Doing.Props().WithDispatcher("gated"));
        await gated.DoAsync(static _ => 0);
        var dispatcher = (GatedDispatcher)system.Dispatchers.Lookup("gated");
        dispatcher.Gate.Reset();

        var terminated = system.Terminate();
        Assert.True(dispatcher.Reached.Wait(Waits.Patience));
        Assert.Throws<InvalidOperationException>(() => system.ActorOf(Doing.Props(), "late"));
        dispatcher.Gate.Set();

        await terminated.WaitAsync(Waits.Patience);
    }

    [EmbeddedFact]
    public void Restart_OfAnActorThatFailedToStartAndStops_DoesNotBringItBack()
    {
        using var gate = new ManualResetEventSlim();
        var made = new List<string>();
        var parent = Sys.ActorOf(Props.Create(() => new FailingParent(gate, made)));
        Watch(parent);
        AwaitCondition(() => Count(made) == 1, Waits.Patience);

        ((IInternalActorRef)parent).Restart(new FormatException());
        gate.Set();

        ExpectTerminated(parent, Waits.Patience);
        Assert.Equal(1, Count(made));
    }

    private static int Count(List<string> made)
    {
        lock (made)
            return made.Count;
    }

    private sealed class FailingParent(ManualResetEventSlim gate, List<string> made) : UntypedActor
    {
        protected override void PreStart()
        {
            lock (made)
                made.Add("instance");
            Context.ActorOf(Props.Create(() => new SlowToStop(gate)));
            throw new FormatException("never starts");
        }

        protected override void OnReceive(object message)
        {
        }
    }

    private sealed class SlowToStop(ManualResetEventSlim gate) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => gate.Wait(Waits.Patience);
    }

    public sealed class GatedConfigurator : MessageDispatcherConfigurator
    {
        private readonly GatedDispatcher _dispatcher;

        public GatedConfigurator(Config config, IDispatcherPrerequisites prerequisites)
            : base(config, prerequisites) => _dispatcher = new GatedDispatcher(this);

        public override MessageDispatcher Dispatcher() => _dispatcher;
    }

    /// <summary>Runs on the thread pool; who hands it something waits at its gate.</summary>
    private sealed class GatedDispatcher : MessageDispatcher
    {
        public GatedDispatcher(MessageDispatcherConfigurator configurator)
            : base(configurator) => Id = "gated";

        public ManualResetEventSlim Gate { get; } = new(true);

        public ManualResetEventSlim Reached { get; } = new();

        protected override void ExecuteTask(IRunnable run)
        {
            if (!Gate.IsSet)
                Reached.Set();
            Gate.Wait(Waits.Patience);
            ThreadPool.UnsafeQueueUserWorkItem(static run => run.Run(), run, preferLocal: false);
        }

        protected override void Shutdown()
        {
        }
    }
}
