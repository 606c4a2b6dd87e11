using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "Messages")]
    public async Task SharedCall_OfAnotherActor_IsAnsweredToItsSender()
    {
        var shared = ShareJournal(out var record);
        var sender = Recorder.In(System, out var answers);

        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);
        Assert.Equal(1, await AnswerAsync(answers));
        shared.Actor.Tell(new SharedCall<Journal, string>(static _ => "text"), sender);
        Assert.Equal("text", await AnswerAsync(answers));
        shared.Actor.Tell(new SharedCall<Journal>(static r => r.Write(2)), sender);
        Assert.IsType<Done>(await AnswerAsync(answers));
        shared.Actor.Tell(new SharedCall<Journal, string?>(static _ => null), sender);
        Assert.Null(Assert.IsType<Status.Success>(await AnswerAsync(answers)).Status);
        Assert.Equal([1, 2], record.Entries);
        Assert.Equal(4, shared.GetSnapshot().Calls);
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task SharedCall_ByAsk_GivesTheValueNullOrTheFailure()
    {
        var shared = ShareJournal(out _);
        Assert.Equal(7, await shared.Actor.Ask<int>(new SharedCall<Journal, int>(static r => r.Echo(7)), Patience.Limit));
        Assert.Null(await shared.Actor.Ask<string?>(new SharedCall<Journal, string?>(static _ => null), Patience.Limit));
        Assert.IsType<Done>(await shared.Actor.Ask<Done>(new SharedCall<Journal>(static _ => { }), Patience.Limit));
        var failure = await Record.ExceptionAsync(() =>
            shared.Actor.Ask<int>(new SharedCall<Journal, int>(static _ => throw new FormatException("asked")), Patience.Limit));
        Assert.Equal("asked", (failure as FormatException ?? failure?.InnerException as FormatException)?.Message);
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C6")]
    public async Task SharedCall_ThatFails_AnswersTheVeryException()
    {
        var shared = ShareJournal(out _);
        var sender = Recorder.In(System, out var answers);
        var thrown = new FormatException();

        shared.Actor.Tell(new SharedCall<Journal, int>(_ => throw thrown), sender);
        Assert.Same(thrown, Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        shared.Actor.Tell(new SharedCall<Journal>(_ => throw thrown), sender);
        Assert.Same(thrown, Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Equal(2, shared.GetSnapshot().Failed);
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C2")]
    public async Task SharedCalls_OfOneSender_RunInOrderAmongTheCallsOfTheFacade()
    {
        var shared = ShareJournal(out var record);
        var sender = Recorder.In(System, out var answers);
        using var held = await HoldAsync(shared);
        var calls = new List<Task>();
        for (var i = 0; i < 100; i++)
        {
            var entry = i;
            if (i % 2 == 0)
                shared.Actor.Tell(new SharedCall<Journal, int>(r => r.Echo(entry)), sender);
            else
                calls.Add(shared.AskAsync(static (r, entry) => r.Write(entry), entry).AsTask());
        }
        Assert.Equal(100, shared.GetSnapshot().QueueLength);
        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();
        await Patience.Eventually(() => answers.Count == 50, "fifty answers");

        Assert.Equal(Enumerable.Range(0, 100), record.Entries);
        Assert.Equal(Enumerable.Range(0, 50).Select(static i => (object)(i * 2)), answers);
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task SharedCall_SentTwiceAndBySeveral_IsAnsweredEachTime()
    {
        var shared = ShareJournal(out var record);
        var first = Recorder.In(System, out var answers);
        var second = Recorder.In(System, out var others);
        var message = new SharedCall<Journal, int>(static r => r.Echo(4));
        using var held = await HoldAsync(shared);
        for (var i = 0; i < 20; i++)
            shared.Actor.Tell(message, i % 2 == 0 ? first : second);
        shared.Actor.Tell(message, ActorRefs.NoSender);
        await held.ReleaseAsync();

        await Patience.Eventually(() => answers.Count == 10 && others.Count == 10, "ten answers each");
        Assert.All(answers.Concat(others), static answer => Assert.Equal(4, answer));
        await shared.AskAsync(static _ => { }).Soon();
        Assert.Equal(21, record.Entries.Length);
    }

    [Theory, Trait("Contract", "Messages"), Trait("Contract", "C9")]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.DropOldest)]
    public async Task SharedCall_WithAFullQueue_IsAnsweredRejectedAtOnceWhileTheResourceIsBusy(WhenFull whenFull)
    {
        var shared = ShareJournal(out var record, o => (o.Capacity, o.WhenFull) = (2, whenFull));
        var sender = Recorder.In(System, out var answers);
        using var held = await HoldAsync(shared);
        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);
        var inside = shared.AskAsync(static r => r.Echo(2)).AsTask();
        Assert.Equal(2, shared.GetSnapshot().QueueLength);

        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(3)), sender);

        var failure = Assert.IsType<CallRejectedException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Equal((CallOutcome.NotStarted, shared.Name), (failure.Outcome, failure.ResourceName));
        Assert.False(held.Call.IsCompleted);
        Assert.Equal((2, 0), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        await held.ReleaseAsync();
        Assert.Equal(1, await AnswerAsync(answers));
        Assert.Equal(2, await inside.Soon());
        Assert.Equal([1, 2], record.Entries);
        Assert.Equal(1, shared.GetSnapshot().Rejected);
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C9")]
    public async Task SharedCall_ThatEnded_GivesItsPlaceBack()
    {
        var shared = ShareJournal(out _, static o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));
        for (var i = 0; i < 200; i++)
        {
            Assert.Equal(i, await shared.Actor.Ask<int>(new SharedCall<Journal, int>(r => r.Echo(i)), Patience.Limit));
            Assert.Equal(i, await shared.AskAsync(static (r, i) => r.Echo(i), i).Soon());
        }
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C10")]
    public async Task SharedCall_WhoseTimePasses_IsAnsweredWithTheTimeOut()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out var record, o => o.TimeProvider = time);
        var sender = Recorder.In(System, out var answers);
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);
        await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);

        var failure = Assert.IsType<CallTimeoutException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Equal(CallOutcome.NotStarted, failure.Outcome);
        await held.ReleaseAsync();
        await shared.AskAsync(static _ => { }).Soon();
        Assert.Empty(record.Entries);
    }

    [Theory, Trait("Contract", "Messages"), Trait("Contract", "C11")]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.PoisonPill)]
    [InlineData(WayToStop.DisposeAsync)]
    public async Task SharedCalls_WaitingAtAStop_AreAnswered(WayToStop way)
    {
        var shared = ShareJournal(out _);
        var sender = Recorder.In(System, out var answers);
        using var held = await HoldAsync(shared);
        for (var i = 0; i < 10; i++)
            shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);
        var stop = StopAsync(OwnerOf(shared), way, System);
        if (way != WayToStop.DisposeAsync)
            await stop.Soon();
        held.Gate.Open();
        await stop.Soon();
        await shared.Stopped.Soon();

        await Patience.Eventually(() => answers.Count == 10, "ten answers");
        if (way is WayToStop.ContextStop or WayToStop.Kill)
            Assert.All(answers, static answer => Assert.IsType<ResourceStoppedException>(Assert.IsType<Status.Failure>(answer).Cause));
        else
            Assert.All(answers, static answer => Assert.Equal(1, answer));
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C11")]
    public async Task SharedCall_WhileTheResourceDrains_IsAnsweredStopped()
    {
        var shared = ShareJournal(out var record);
        var sender = Recorder.In(System, out var answers);
        using var held = await HoldAsync(shared);
        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);
        await held.ReleaseAsync();
        await stop.Soon();

        Assert.IsType<ResourceStoppedException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "Messages")]
    public void SharedCall_WithoutAClosure_ThrowsWhenMade()
    {
        Assert.Throws<ArgumentNullException>(static () => new SharedCall<Journal>(null!));
        Assert.Throws<ArgumentNullException>(static () => new SharedCall<Journal, int>(null!));
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task Message_ThatIsNoCallOfTheResource_IsUnhandled()
    {
        var shared = ShareJournal(out _);
        var listener = Recorder.In(System, out var unhandled);
        System.EventStream.Subscribe(listener, typeof(UnhandledMessage));
        var sender = Recorder.In(System, out _);
        object[] strange = ["hello", 42, new SharedCall<GuardedCounter, int>(static r => r.Increment()), new Status.Success(1)];
        foreach (var message in strange)
            shared.Actor.Tell(message, sender);

        await Patience.Eventually(() => Of(unhandled).Length == strange.Length, "all are unhandled");
        Assert.Equal(strange, Of(unhandled).Select(static u => u.Message));
        Assert.Equal(3, await shared.AskAsync(static r => r.Echo(3)).Soon());
        System.Stop(listener);

        UnhandledMessage[] Of(ConcurrentQueue<object> all) =>
            [.. all.OfType<UnhandledMessage>().Where(u => u.Recipient.Equals(shared.Actor))];
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task Watch_OfTheActor_TellsOfItsEnd()
    {
        var shared = ShareJournal(out var record);
        var watcher = Recorder.In(System, out var received);
        watcher.Tell(new Recorder.Watch(shared.Actor));
        await shared.AskAsync(static _ => { }).Soon();
        await OwnerOf(shared).DisposeAsync().Soon();

        Assert.Equal(shared.Actor, Assert.IsType<Terminated>(await AnswerAsync(received)).ActorRef);
        Assert.Equal(1, record.Disposed);
    }

    private static async Task<object?> AnswerAsync(ConcurrentQueue<object> answers)
    {
        object? answer = null;
        await Patience.Eventually(() => answers.TryDequeue(out answer), "an answer");
        return answer;
    }
}
