using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

/// <summary>What is asked or piped and cancelled.</summary>
public sealed class CancelledTests : TestKit.Xunit2.TestKit
{
    [Fact]
    public async Task Ask_CancelledWhileItWaits_IsCancelled()
    {
        using var source = new CancellationTokenSource();
        var answer = TestActor.Ask<string>("question", source.Token);
        ExpectMsg("question", Waits.Patience);
        Assert.False(answer.IsCompleted);

        await source.CancelAsync();
        LastSender.Tell("late");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(Waits.Patience));
    }

    [Fact]
    public async Task Ask_WithATokenThatIsCancelledAlready_SendsTheMessageAllTheSame()
    {
        var answer = TestActor.Ask<string>("question", TimeSpan.FromMinutes(1), new CancellationToken(canceled: true));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => answer.WaitAsync(Waits.Patience));
        ExpectMsg("question", Waits.Patience);
    }

    [EmbeddedFact]
    public async Task Ask_WhoseMessageCannotBeMade_ThrowsAndLeavesNothingBehind()
    {
        IActorRef? asking = null;
        Func<IActorRef, object> failing = sender =>
        {
            asking = sender;
            Assert.StartsWith("temp", sender.Path.Parent.Name, StringComparison.Ordinal);
            throw new FormatException();
        };

        await Assert.ThrowsAsync<FormatException>(() => TestActor.Ask<string>(failing, TimeSpan.FromMinutes(1), CancellationToken.None));

        var provider = ((ExtendedActorSystem)Sys).Provider;
        Assert.NotSame(asking, provider.ResolveActorRef(asking!.Path));
    }

    [Fact]
    public void PipeTo_OfACancelledTask_SendsItsCancellationAsAFailure()
    {
        _ = Task.FromCanceled<string>(new CancellationToken(canceled: true)).PipeTo(TestActor);
        Assert.IsAssignableFrom<OperationCanceledException>(ExpectMsg<Status.Failure>(Waits.Patience).Cause);

        _ = Task.FromCanceled(new CancellationToken(canceled: true)).PipeTo(TestActor);
        Assert.IsAssignableFrom<OperationCanceledException>(ExpectMsg<Status.Failure>(Waits.Patience).Cause);
    }

    [Fact]
    public void PipeTo_WithATransformThatThrows_SendsThatAsAFailure()
    {
        _ = Task.FromResult("result").PipeTo(TestActor, success: static _ => throw new FormatException());

        Assert.IsType<FormatException>(ExpectMsg<Status.Failure>(Waits.Patience).Cause);
    }
}
