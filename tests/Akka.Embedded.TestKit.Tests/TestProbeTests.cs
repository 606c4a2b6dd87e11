using Akka.Actor;
using Akka.TestKit.TestActors;

namespace Akka.Embedded.TestKit.Tests;

public sealed class TestProbeTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Send_IsFromTheProbe()
    {
        var probe = CreateTestProbe();
        var echo = Sys.ActorOf(SimpleEchoActor.Props());
        probe.Send(echo, "hello");
        probe.ExpectMsgFrom(echo, "hello");
        Assert.Equal(echo, probe.Sender);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Reply_GoesToTheLastSender()
    {
        var probe = CreateTestProbe();
        probe.Tell("question");
        probe.ExpectMsg("question");
        probe.Reply("answer");
        ExpectMsgFrom(probe.Ref, "answer");
    }

    [Fact]
    public void Forward_KeepsTheSender()
    {
        var probe = CreateTestProbe();
        var other = CreateTestProbe();
        probe.Tell("message");
        probe.ExpectMsg("message");
        probe.Forward(other.Ref);
        probe.Forward(other.Ref, "another");
        other.ExpectMsgFrom(TestActor, "message");
        other.ExpectMsgFrom(TestActor, "another");
    }

    [Fact]
    public void Probe_IsAnActorReference()
    {
        var probe = CreateTestProbe("named");
        IActorRef reference = probe;
        Assert.Equal("named", reference.Path.Name);
        Assert.True(reference.Equals(probe.Ref));
        Assert.True(probe.Equals(probe.Ref));
        Assert.Equal(probe.Ref.GetHashCode(), probe.GetHashCode());
        Assert.Equal(0, reference.CompareTo(probe.Ref));

        var echo = Sys.ActorOf(SimpleEchoActor.Props());
        echo.Tell("hello", probe);
        probe.ExpectMsg("hello");
    }

    [Fact]
    public void Probe_CanBeWatchedAndStopped()
    {
        var probe = CreateTestProbe();
        Watch(probe.Ref);
        Sys.Stop(probe.Ref);
        ExpectTerminated(probe.Ref);
    }

    [Fact]
    public void Probe_Watches()
    {
        var probe = CreateTestProbe();
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        probe.Watch(actor);
        actor.Tell(PoisonPill.Instance);
        probe.ExpectTerminated(actor);
    }

    [Fact]
    public async Task ChildActorOf_IsAChildOfTheProbe()
    {
        var probe = CreateTestProbe();
        var child = probe.ChildActorOf<BlackHoleActor>("child");
        Assert.Equal(probe.Ref.Path / "child", child.Path);
        var another = await probe.ChildActorOfAsync<BlackHoleActor>();
        Assert.Equal(probe.Ref.Path, another.Path.Parent);
        Assert.Equal(TestActor.Path / "mine", ChildActorOf(BlackHoleActor.Props, "mine").Path);
    }

    [Fact]
    public void ForwardAndEchoActors_DoAsNamed()
    {
        var forward = Sys.ActorOf(ForwardActor.Props(TestActor));
        var probe = CreateTestProbe();
        probe.Send(forward, "forwarded");
        ExpectMsgFrom(probe.Ref, "forwarded");

        var echo = Sys.ActorOf(EchoActor.Props(this));
        probe.Send(echo, "echoed");
        ExpectMsg("echoed");
        probe.ExpectMsg("echoed");
    }
}
