using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;

namespace Akka.Embedded.Tests.Actor;

public sealed class SupervisionTests : TestKit.Xunit2.TestKit
{
    private sealed class Supervising(SupervisorStrategy strategy) : Doing
    {
        protected override SupervisorStrategy SupervisorStrategy() => strategy;

        protected override void PreRestart(Exception reason, object message) => PostStop();
    }

    /// <summary>Counts, and tells the test of its life.</summary>
    private sealed class Counting(IActorRef test) : UntypedActor
    {
        private int _count;

        protected override void PreStart() => test.Tell("started");

        protected override void PostRestart(Exception reason) => test.Tell("restarted");

        protected override void PostStop() => test.Tell("stopped");

        protected override void PreRestart(Exception reason, object message)
        {
        }

        protected override void OnReceive(object message)
        {
            if (message is Exception failure)
                throw failure;
            Sender.Tell(++_count);
        }
    }

    private async Task<(IActorRef Parent, IActorRef Child)> SuperviseAsync(SupervisorStrategy strategy)
    {
        var test = TestActor;
        var parent = Sys.ActorOf(Props.Create(() => new Supervising(strategy)));
        var child = await parent.DoAsync(context => context.ActorOf(Props.Create(() => new Counting(test))));
        ExpectMsg("started", Waits.Patience);
        return (parent, child);
    }

    private static SupervisorStrategy Always(Directive directive) => new OneForOneStrategy(_ => directive);

    private static Task<int> CountAsync(IActorRef child) => child.Ask<int>("count", Waits.Patience);

    [Fact]
    public async Task Resume_OfAFailedChild_KeepsItsState()
    {
        var (_, child) = await SuperviseAsync(Always(Directive.Resume));
        Assert.Equal(1, await CountAsync(child));

        child.Tell(new Exception("resume"));

        Assert.Equal(2, await CountAsync(child));
        ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public async Task Restart_OfAFailedChild_ForgetsItsState()
    {
        var (_, child) = await SuperviseAsync(Always(Directive.Restart));
        Assert.Equal(1, await CountAsync(child));

        child.Tell(new Exception("restart"));

        Assert.Equal(1, await CountAsync(child));
        ExpectMsg("restarted", Waits.Patience);
    }

    [Fact]
    public async Task Stop_OfAFailedChild_EndsIt()
    {
        var (_, child) = await SuperviseAsync(Always(Directive.Stop));
        Watch(child);

        child.Tell(new Exception("stop"));

        ExpectMsg("stopped", Waits.Patience);
        ExpectTerminated(child, Waits.Patience);
    }

    [Fact]
    public async Task Escalate_OfAFailedChild_FailsTheParentWithItsChildren()
    {
        var grandparent = Sys.ActorOf(Props.Create(() => new Supervising(Always(Directive.Restart))));
        var escalate = Always(Directive.Escalate);
        var test = TestActor;
        var parent = await grandparent.DoAsync(context => context.ActorOf(Props.Create(() => new Supervising(escalate))));
        var child = await parent.DoAsync(context => context.ActorOf(Props.Create(() => new Counting(test))));
        ExpectMsg("started", Waits.Patience);
        Assert.Equal(1, await CountAsync(child));

        child.Tell(new Exception("escalate"));

        // The parent keeps its children in PreRestart, so they are restarted with it.
        ExpectMsg("restarted", Waits.Patience);
        Assert.Equal(1, await CountAsync(child));
    }

    [Fact]
    public async Task AllForOne_AtOneFailure_RestartsEveryChild()
    {
        var test = TestActor;
        var parent = Sys.ActorOf(Props.Create(() => new Supervising(new AllForOneStrategy(_ => Directive.Restart))));
        var children = await parent.DoAsync(context => Enumerable.Range(0, 3)
            .Select(_ => context.ActorOf(Props.Create(() => new Counting(test)))).ToArray());
        for (var i = 0; i < 3; i++)
            ExpectMsg("started", Waits.Patience);
        foreach (var child in children)
            Assert.Equal(1, await CountAsync(child));

        children[1].Tell(new Exception("one"));

        for (var i = 0; i < 3; i++)
            ExpectMsg("restarted", Waits.Patience);
        foreach (var child in children)
            Assert.Equal(1, await CountAsync(child));
    }

    [Theory]
    [InlineData(2, -1)]
    [InlineData(2, 60_000)]
    public async Task Restart_BeyondTheLimit_StopsTheChild(int limit, int withinMilliseconds)
    {
        var (_, child) = await SuperviseAsync(new OneForOneStrategy(limit, withinMilliseconds, _ => Directive.Restart));
        Watch(child);

        for (var i = 0; i <= limit; i++)
            child.Tell(new Exception("again"));

        for (var i = 0; i < limit; i++)
            ExpectMsg("restarted", Waits.Patience);
        ExpectMsg("stopped", Waits.Patience);
        ExpectTerminated(child, Waits.Patience);
    }

    [Fact]
    public async Task Restart_AfterTheTimeOfTheLimit_CountsAnew()
    {
        var window = TimeSpan.FromMilliseconds(50);
        var (_, child) = await SuperviseAsync(new OneForOneStrategy(1, window, _ => Directive.Restart));

        for (var i = 0; i < 3; i++)
        {
            child.Tell(new Exception("again"));
            ExpectMsg("restarted", Waits.Patience);
            // The supervisor reads the process's clock, which ticks every 16 ms at worst: later than this is never too late.
            var restarted = Stopwatch.StartNew();
            SpinWait.SpinUntil(() => restarted.Elapsed > window * 2);
        }

        Assert.Equal(1, await CountAsync(child));
    }

    [Fact]
    public async Task Restart_WithNoRetries_StopsTheChildAtOnce()
    {
        var (_, child) = await SuperviseAsync(new OneForOneStrategy(0, -1, _ => Directive.Restart));
        Watch(child);

        child.Tell(new Exception("first"));

        ExpectMsg("stopped", Waits.Patience);
        ExpectTerminated(child, Waits.Patience);
    }

    public static TheoryData<Exception, Directive> Defaults => new()
    {
        { new Exception("any"), Directive.Restart },
        { new ActorKilledException("kill"), Directive.Stop },
        { new ActorInitializationException("init"), Directive.Stop },
        { new PostRestartException(ActorRefs.Nobody, new Exception("cause"), new Exception("first")), Directive.Stop },
        { new DeathPactException(ActorRefs.Nobody), Directive.Stop },
    };

    [Theory]
    [MemberData(nameof(Defaults))]
    public void DefaultDecider_OfAFailure_DecidesAsDocumented(Exception failure, Directive expected) =>
        Assert.Equal(expected, SupervisorStrategy.DefaultDecider.Decide(failure));

    [Fact]
    public void DeployableDecider_WithSeveralFits_TakesTheFirst()
    {
        var decider = Decider.From(
            Directive.Escalate, Directive.Resume.When<ArgumentNullException>(), Directive.Stop.When<ArgumentException>());

        Assert.Equal(Directive.Resume, decider.Decide(new ArgumentNullException()));
        Assert.Equal(Directive.Stop, decider.Decide(new ArgumentOutOfRangeException()));
        Assert.Equal(Directive.Escalate, decider.Decide(new Exception()));
    }

    [Fact]
    public void Kill_OfAnActor_StopsItByDefault()
    {
        var actor = Sys.ActorOf(Doing.Props());
        Watch(actor);

        actor.Tell(Kill.Instance);

        ExpectTerminated(actor, Waits.Patience);
    }

    private sealed class Broken : UntypedActor
    {
        private readonly bool _inPreStart;

        public Broken(bool inPreStart)
        {
            _inPreStart = inPreStart;
            if (!inPreStart)
                throw new InvalidOperationException("constructor");
        }

        protected override void PreStart()
        {
            if (_inPreStart)
                throw new InvalidOperationException("PreStart");
        }

        protected override void OnReceive(object message)
        {
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Start_ThatFails_StopsTheActorByDefault(bool inPreStart)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Broken(inPreStart)));
        Watch(actor);

        ExpectTerminated(actor, Waits.Patience);
    }

    [Fact]
    public async Task Start_ThatFails_ReachesTheSupervisorAsAnInitializationException()
    {
        var seen = new TaskCompletionSource<Exception>();
        var strategy = new OneForOneStrategy(cause =>
        {
            seen.TrySetResult(cause);
            return Directive.Stop;
        });
        var parent = Sys.ActorOf(Props.Create(() => new Supervising(strategy)));

        var child = await parent.DoAsync(context => context.ActorOf(Props.Create(() => new Broken(false))));

        var cause = Assert.IsType<ActorInitializationException>(await seen.Task.WaitAsync(Waits.Patience));
        Assert.Equal(child, cause.Actor);
        Assert.Contains("constructor", cause.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restart_AfterAFailedStart_TriesToMakeTheActorAgain()
    {
        var attempts = 0;
        var parent = Sys.ActorOf(Props.Create(() => new Supervising(new OneForOneStrategy(_ => Directive.Restart))));

        var child = await parent.DoAsync(context => context.ActorOf(Props.Create(() => new ThirdTime(() => Interlocked.Increment(ref attempts)))));

        Assert.Equal("here", await child.Ask<string>("there?", Waits.Patience));
        Assert.Equal(3, attempts);
    }

    private sealed class ThirdTime : ReceiveActor
    {
        public ThirdTime(Func<int> attempt)
        {
            if (attempt() < 3)
                throw new InvalidOperationException("not yet");
            ReceiveAny(_ => Sender.Tell("here"));
        }
    }

    public sealed class Escalating : SupervisorStrategyConfigurator
    {
        public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Escalate);
    }

    [Fact]
    public async Task Escalate_ByTheUserGuardian_EndsTheSystem()
    {
        var config = ConfigurationFactory.ParseString($"""
            akka.stdout-loglevel = OFF
            akka.loglevel = OFF
            akka.actor.guardian-supervisor-strategy = "{typeof(Escalating).FullName}, {typeof(Escalating).Assembly.GetName().Name}"
            """);
        using var system = ActorSystem.Create("escalating", config);

        system.ActorOf(Doing.Props()).Do(_ => throw new InvalidOperationException("to the top"));

        await system.WhenTerminated.WaitAsync(Waits.Patience);
    }

    [Fact]
    public async Task Strategy_OfTheProps_WinsOverTheActorsOwn()
    {
        var test = TestActor;
        var parent = Sys.ActorOf(Props.Create(() => new Supervising(Always(Directive.Restart))).WithSupervisorStrategy(Always(Directive.Stop)));
        var child = await parent.DoAsync(context => context.ActorOf(Props.Create(() => new Counting(test))));
        ExpectMsg("started", Waits.Patience);

        child.Tell(new Exception("which?"));

        ExpectMsg("stopped", Waits.Patience);
    }
}
