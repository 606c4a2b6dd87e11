using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Akka.Event;
using Akka.TestKit.Xunit2.Internals;
using Xunit.Abstractions;

namespace Akka.Embedded.TestKit.Tests;

public sealed class TestKitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private sealed class Kit : Akka.TestKit.Xunit2.TestKit
    {
        public Kit(ActorSystem? system = null, ITestOutputHelper? output = null)
            : base(system!, output!)
        {
        }

        public Kit(string config, ITestOutputHelper? output = null)
            : base(config, output!)
        {
        }

        public Kit(Config config, string name)
            : base(config, name)
        {
        }

        public Kit(ActorSystemSetup setup, string name)
            : base(setup, name)
        {
        }

        public bool AfterAllRan { get; private set; }

        protected override void AfterAll() => AfterAllRan = !Sys.WhenTerminated.IsCompleted;
    }

    private sealed class Lines : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        public string[] All
        {
            get
            {
                lock (_lines)
                    return [.. _lines];
            }
        }

        public void WriteLine(string message)
        {
            lock (_lines)
                _lines.Add(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(format, args));
    }

    [Fact]
    public void New_MakesASystemNamedTest()
    {
        using var kit = new Kit();
        Assert.Equal("test", kit.Sys.Name);
        Assert.StartsWith("akka://test/system/testActor", kit.TestActor.Path.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_TerminatesTheSystemAfterAfterAll()
    {
        var kit = new Kit();
        kit.Dispose();
        Assert.True(kit.AfterAllRan);
        Assert.True(kit.Sys.WhenTerminated.IsCompleted);
        kit.Dispose();
    }

    [Fact]
    public void New_WithConfiguration_KeepsTheDefaults()
    {
        using var fromText = new Kit("my.key = 5");
        Assert.Equal(5, fromText.Sys.Settings.Config.GetInt("my.key"));
        Assert.Equal(TimeSpan.FromSeconds(3), fromText.TestKitSettings.SingleExpectDefault);

        using var fromConfig = new Kit(ConfigurationFactory.ParseString("my.key = 6"), "named");
        Assert.Equal("named", fromConfig.Sys.Name);
        Assert.Equal(6, fromConfig.Sys.Settings.Config.GetInt("my.key"));

        using var fromSetup = new Kit(
            ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(ConfigurationFactory.ParseString("my.key = 7"))), "setup");
        Assert.Equal(7, fromSetup.Sys.Settings.Config.GetInt("my.key"));
        Assert.Equal(TimeSpan.FromSeconds(3), fromSetup.TestKitSettings.SingleExpectDefault);
    }

    [Fact]
    public void New_WithASystem_UsesIt()
    {
        var system = ActorSystem.Create("given");
        using var kit = new Kit(system);
        Assert.Same(system, kit.Sys);
        kit.TestActor.Tell("hello");
        kit.ExpectMsg("hello");
        Assert.Equal(TimeSpan.FromSeconds(3), kit.TestKitSettings.SingleExpectDefault);
    }

    [Fact]
    public void New_SeveralInOneSystem_HaveTheirOwnTestActors()
    {
        using var first = new Kit();
        using var second = new Kit(first.Sys);
        first.TestActor.Tell("one");
        second.TestActor.Tell("two");
        first.ExpectMsg("one");
        second.ExpectMsg("two");
        Assert.False(first.HasMessages);
    }

    [Fact]
    public void New_WithOutput_LogsToIt()
    {
        var lines = new Lines();
        using var kit = new Kit("akka.loglevel = INFO", lines);
        Logging.GetLogger(kit.Sys, "source").Info("hello {0}", "output");
        kit.AwaitAssert(() => Assert.Contains(lines.All, line => line.EndsWith("hello output", StringComparison.Ordinal)), Patience);
    }

    [Fact]
    public async Task Shutdown_ActorThatDoesNotStop_ThrowsIfAsked()
    {
        using var entered = new ManualResetEventSlim();
        using var release = new ManualResetEventSlim();
        var kit = new Kit();
        var actor = kit.ActorOf(() => new Stubborn(entered, release), "stubborn");
        actor.Tell("stay");
        Assert.True(entered.Wait(Patience));
        Assert.Throws<TimeoutException>(() => kit.Shutdown(TimeSpan.FromMilliseconds(50), verifySystemShutdown: true));
        release.Set();
        await kit.Sys.WhenTerminated.WaitAsync(Patience);
    }

    [Fact]
    public void ActorOf_InItsForms()
    {
        using var kit = new Kit();
        Assert.Equal("a", kit.ActorOf(Props.Create<Quiet>(), "a").Path.Name);
        Assert.Equal("b", kit.ActorOf<Quiet>("b").Path.Name);
        Assert.Equal("c", kit.ActorOf(() => new Quiet(), "c").Path.Name);
        Assert.NotEqual(kit.ActorOf<Quiet>(), kit.ActorOf(() => new Quiet()));
        kit.ActorSelection("/user/a").Tell(new Identify(1));
        Assert.Equal("a", kit.ExpectMsg<ActorIdentity>().Subject.Path.Name);
        kit.ActorSelection(kit.ActorOf<Quiet>("d"), "../a").Tell(new Identify(2));
        Assert.Equal("a", kit.ExpectMsg<ActorIdentity>().Subject.Path.Name);
    }

    [Fact]
    public void FullDebugConfig_LogsWhatActorsDo()
    {
        using var kit = new Kit(Akka.TestKit.Xunit2.TestKit.FullDebugConfig, "debug");
        kit.EventFilter.Debug(start: "started (", source: "/user/quiet").ExpectOne(() => kit.ActorOf<Quiet>("quiet"));
    }

    [Fact]
    public void AkkaAssertEqualityComparer_ComparesValuesAndElements()
    {
        Assert.True(new AkkaAssertEqualityComparer<int[]>().Equals([1, 2], [1, 2]));
        Assert.False(new AkkaAssertEqualityComparer<int[]>().Equals([1, 2], [1, 3]));
        Assert.False(new AkkaAssertEqualityComparer<int[]>().Equals([1, 2], [1]));
        Assert.True(new AkkaAssertEqualityComparer<string?>().Equals(null, null));
        Assert.False(new AkkaAssertEqualityComparer<string?>().Equals("a", null));
    }

    private sealed class Quiet : ReceiveActor;

    private sealed class Stubborn : ReceiveActor
    {
        public Stubborn(ManualResetEventSlim entered, ManualResetEventSlim release) => ReceiveAny(_ =>
        {
            entered.Set();
            release.Wait(Patience);
        });
    }
}
