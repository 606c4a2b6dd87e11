using Akka.Actor;
using Akka.TestKit;

namespace Akka.Embedded.TestKit.Tests;

public sealed class NoImplicitSenderTests : Akka.TestKit.Xunit2.TestKit, INoImplicitSender
{
    [Fact]
    public async Task Tell_HasNoSender()
    {
        TestActor.Tell("one");
        ExpectMsg<string>((_, sender) => Assert.Equal(Sys.DeadLetters, sender));
        await Task.Delay(1);
        TestActor.Tell("two");
        await ExpectMsgAsync<string>((_, sender) => Assert.Equal(Sys.DeadLetters, sender));
    }

    [Fact]
    public void Probe_DoesNotBecomeTheSender()
    {
        CreateTestProbe();
        TestActor.Tell("one");
        ExpectMsg<string>((_, sender) => Assert.Equal(Sys.DeadLetters, sender));
    }
}
