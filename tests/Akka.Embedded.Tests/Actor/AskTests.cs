using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

public sealed class AskTests : TestKit.Xunit2.TestKit
{
    private IActorRef Answering(Func<object, object?> answer) => Sys.ActorOf(Props.Create(() => new Answerer(answer)));

    private sealed class Answerer(Func<object, object?> answer) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (answer(message) is not Silence)
                Sender.Tell(answer(message)!);
        }
    }

    private sealed class Silence
    {
        public static readonly Silence Instance = new();
    }

    private IActorRef Silent => Answering(_ => Silence.Instance);

    [Fact]
    public async Task Ask_InEveryOverload_BringsTheAnswer()
    {
        var actor = Answering(message => $"{message}!");
        using var source = new CancellationTokenSource();

        Assert.Equal("1!", await actor.Ask("1"));
        Assert.Equal("2!", await actor.Ask("2", Waits.Patience));
        Assert.Equal("3!", await actor.Ask("3", source.Token));
        Assert.Equal("4!", await actor.Ask("4", Waits.Patience, source.Token));
        Assert.Equal("5!", await actor.Ask<string>("5"));
        Assert.Equal("6!", await actor.Ask<string>("6", Waits.Patience));
        Assert.Equal("7!", await actor.Ask<string>("7", source.Token));
        Assert.Equal("8!", await actor.Ask<string>("8", Waits.Patience, source.Token));
        Assert.Equal("9!", await actor.Ask<string>(_ => "9", Waits.Patience, source.Token));
    }

    [Fact]
    public async Task Ask_WithoutAnAnswerInTime_ThrowsAskTimeout()
    {
        var asked = Silent.Ask<string>("?", TimeSpan.FromMilliseconds(30));

        await Assert.ThrowsAsync<AskTimeoutException>(() => asked.WaitAsync(Waits.Patience));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_WithACancelledToken_IsCancelled(bool before)
    {
        using var source = new CancellationTokenSource();
        if (before)
            source.Cancel();
        var asked = Silent.Ask<string>("?", source.Token);
        source.Cancel();

        await Assert.ThrowsAsync<TaskCanceledException>(() => asked.WaitAsync(Waits.Patience));
    }

    [Fact]
    public async Task Ask_AnsweredWithAFailure_ThrowsItsCause()
    {
        var cause = new InvalidOperationException("no");

        var thrown = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Answering(_ => new Status.Failure(cause)).Ask<string>("?", Waits.Patience));

        Assert.Same(cause, thrown);
    }

    [Fact]
    public async Task Ask_AnsweredWithNull_BringsNull()
    {
        Assert.Null(await Answering(_ => null).Ask<string>("?", Waits.Patience));
        Assert.Equal(0, await Answering(_ => null).Ask<int>("?", Waits.Patience));
    }

    [Fact]
    public async Task Ask_AnsweredWithAnotherType_ThrowsAndTheAnswerIsADeadLetter()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(Event.DeadLetter));

        await Assert.ThrowsAsync<ArgumentException>(() => Answering(_ => 7).Ask<string>("?", Waits.Patience));

        Assert.Equal(7, letters.ExpectMsg<Event.DeadLetter>(Waits.Patience).Message);
    }

    [Fact]
    public async Task Ask_OfAnythingElse_TakesTheFirstAnswerAlone()
    {
        var letters = CreateTestProbe();
        Sys.EventStream.Subscribe(letters, typeof(Event.DeadLetter));
        var actor = Sys.ActorOf(Props.Create(() => new Twice()));

        Assert.Equal("first", await actor.Ask<string>("?", Waits.Patience));

        Assert.Equal("second", letters.ExpectMsg<Event.DeadLetter>(Waits.Patience).Message);
    }

    private sealed class Twice : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            Sender.Tell("first");
            Sender.Tell("second");
        }
    }

    [Fact]
    public async Task Sender_OfAnAsk_LivesBelowTempUntilItIsAnswered()
    {
        var sender = new TaskCompletionSource<IActorRef>();
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new Holding(sender, gate)));
        var asked = actor.Ask<string>("?", Waits.Patience);
        var reference = await sender.Task.WaitAsync(Waits.Patience);
        var provider = ((ExtendedActorSystem)Sys).Provider;

        Assert.StartsWith($"akka://{Sys.Name}/temp/", reference.Path.ToString(), StringComparison.Ordinal);
        Assert.Equal(reference, provider.ResolveActorRef(reference.Path));

        gate.SetResult();
        Assert.Equal("answer", await asked);
        await AwaitAssertAsync(() => Assert.IsType<EmptyLocalActorRef>(provider.ResolveActorRef(reference.Path)), Waits.Patience);
    }

    private sealed class Holding(TaskCompletionSource<IActorRef> sender, TaskCompletionSource gate) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            _ = Sender.Path;
            sender.SetResult(Sender);
            gate.Task.Wait();
            Sender.Tell("answer");
        }
    }

    [Fact]
    public async Task Continuation_OfAnAsk_DoesNotRunOnTheAnsweringActorsTurn()
    {
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Props.Create(() => new AnsweringThenWaiting(gate)));

        // If the continuation ran on the actor's turn, it would wait for itself.
        await actor.Ask("?", Waits.Patience);
        gate.SetResult();

        Assert.True(await actor.Ask<bool>("done?", Waits.Patience));
    }

    private sealed class AnsweringThenWaiting(TaskCompletionSource gate) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            Sender.Tell(true);
            Assert.True(gate.Task.Wait(Waits.Patience));
        }
    }

    [Fact]
    public async Task Ask_ByAFactory_GivesTheReferenceOfTheAnswer()
    {
        var actor = Answering(message => Silence.Instance);

        var asked = actor.Ask<string>(
            reference =>
            {
                reference.Tell("from outside");
                return "?";
            },
            Waits.Patience,
            CancellationToken.None);

        Assert.Equal("from outside", await asked);
    }

    [Fact]
    public async Task PipeTo_OfATask_SendsItsResult()
    {
        await Task.FromResult("result").PipeTo(TestActor, TestActor);
        ExpectMsg("result", Waits.Patience);
        Assert.Equal(TestActor, LastSender);
    }

    [Fact]
    public async Task PipeTo_OfAFailedTask_SendsTheFailure()
    {
        var cause = new InvalidOperationException("no");
        await Task.FromException<string>(cause).PipeTo(TestActor);
        Assert.Same(cause, ExpectMsg<Status.Failure>(Waits.Patience).Cause);
        await Task.FromException(cause).PipeTo(TestActor);
        Assert.Same(cause, ExpectMsg<Status.Failure>(Waits.Patience).Cause);
    }

    [Fact]
    public async Task PipeTo_WithTransforms_SendsWhatTheyMake()
    {
        await Task.FromResult(1).PipeTo(TestActor, success: number => number + 1);
        ExpectMsg(2, Waits.Patience);
        await new ValueTask<int>(1).PipeTo(TestActor, success: number => number + 2);
        ExpectMsg(3, Waits.Patience);
        await Task.CompletedTask.PipeTo(TestActor, success: () => "done");
        ExpectMsg("done", Waits.Patience);
        await ValueTask.CompletedTask.PipeTo(TestActor, success: () => "done too");
        ExpectMsg("done too", Waits.Patience);
        await Task.FromException<int>(new InvalidOperationException("no")).PipeTo(TestActor, failure: cause => cause.Message);
        ExpectMsg("no", Waits.Patience);
    }

    [Fact]
    public async Task PipeTo_OfATaskWithoutAResult_SendsNothingByItself()
    {
        await Task.CompletedTask.PipeTo(TestActor);
        ExpectNoMsg(Waits.Moment);
    }

    [Fact]
    public async Task GracefulStop_OfAnActor_EndsAfterWhatIsInItsMailbox()
    {
        var actor = Sys.ActorOf(Doing.Props());
        var done = 0;
        for (var i = 0; i < 10; i++)
            actor.Do(_ => done++);

        Assert.True(await actor.GracefulStop(Waits.Patience));
        Assert.Equal(10, done);
    }

    [Fact]
    public async Task GracefulStop_ThatTakesTooLong_IsFalse()
    {
        var gate = new TaskCompletionSource();
        var actor = Sys.ActorOf(Doing.Props());
        actor.Do(_ => gate.Task.Wait());

        Assert.False(await actor.GracefulStop(TimeSpan.FromMilliseconds(30)));
        gate.SetResult();
    }

    [Fact]
    public async Task WatchAsync_OfAnActor_EndsWithIt()
    {
        var actor = Sys.ActorOf(Doing.Props());
        var watched = actor.WatchAsync();
        Assert.False(watched.IsCompleted);

        Sys.Stop(actor);

        Assert.True(await watched.WaitAsync(Waits.Patience));
    }
}
