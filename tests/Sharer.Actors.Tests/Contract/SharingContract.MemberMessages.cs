using System.Text.Json;
using Akka;
using Akka.Actor;
using Sharer.Actors.Tests.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "Messages")]
    public async Task MemberMessage_OfEachKind_IsAnsweredToItsSender()
    {
        var shared = Share(static () => new Shop());
        var sender = Recorder.In(System, out var answers);
        using var gate = new Gate();
        gate.Open();

        object[] messages = [
            new ShopMessages.Add("b", 2), new ShopMessages.Add("a", 1), new ShopMessages.TryTake("b"), new ShopMessages.CountOf("b"),
            new ShopMessages.Find("a"), new ShopMessages.Find("z"), new ShopMessages.Restock(gate, 5), new ShopMessages.Dust(gate),
            new ShopMessages.Search("a"), new ShopMessages.Export(), new ShopMessages.Nothing(), new ShopMessages.TokenOf(),
            new ShopMessages.Clear(), new ShopMessages.Export()];
        foreach (var message in messages)
            shared.Actor.Tell(message, sender);
        await Patience.Eventually(() => answers.Count == messages.Length, "an answer to each");

        Assert.Equal(
            [2, 1, (true, 1), 1, "a", null, 5, Done.Instance, "a", "a b", null, CancellationToken.None, Done.Instance, ""],
            answers.Select(static answer => answer switch
            {
                Status.Success success => success.Status,
                IReadOnlyList<string> list => string.Join(' ', list),
                _ => answer,
            }));
        Assert.Equal(messages.Length, shared.GetSnapshot().Calls);
        Assert.Equal(0, await shared.AskAsync(static r => r.OpenSequences).Soon());
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task MemberMessage_ByAsk_GivesTheValueNullOrTheFailure()
    {
        var shared = Share(static () => new Shop());
        using var gate = new Gate();
        gate.Open();

        Assert.Equal(1, await shared.Actor.Ask<int>(new ShopMessages.Add("a", 1), Patience.Limit));
        Assert.Null(await shared.Actor.Ask<string?>(new ShopMessages.Find("z"), Patience.Limit));
        Assert.Equal(["a"], await shared.Actor.Ask<IReadOnlyList<string>>(new ShopMessages.Export(), Patience.Limit));
        Assert.IsType<Done>(await shared.Actor.Ask<Done>(new ShopMessages.Dust(gate), Patience.Limit));
        var failure = await Record.ExceptionAsync(() => shared.Actor.Ask<int>(new ShopMessages.Add("asked", 1, -1), Patience.Limit));
        Assert.Equal("asked", (failure as FormatException ?? failure?.InnerException as FormatException)?.Message);
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C6")]
    public async Task MemberMessage_ThatFails_AnswersTheVeryException()
    {
        var shared = Share(static () => new Shop());
        var sender = Recorder.In(System, out var answers);
        var thrown = new FormatException();

        shared.Actor.Tell(new ShopMessages.Fail(thrown), sender);
        Assert.Same(thrown, Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        shared.Actor.Tell(new ShopMessages.Add("x", 1, -1), sender);
        Assert.Equal("x", Assert.IsType<FormatException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause).Message);
        Assert.Equal((2, 2), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed));
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C20")]
    public async Task MemberMessage_WithATiedResultOrItem_IsAnsweredWithTheRefusal()
    {
        var shared = Share(static () => new Shop());
        var sender = Recorder.In(System, out var answers);

        shared.Actor.Tell(new ShopMessages.Lazily(), sender);
        shared.Actor.Tell(new ShopMessages.Tied(), sender);
        foreach (var member in new[] { "Lazily", "Tied" })
            Assert.Equal(member, Assert.IsType<EscapedResultException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause).Method);
        Assert.Equal(0, await shared.AskAsync(static r => r.OpenSequences).Soon());
    }

    [Fact, Trait("Contract", "Messages"), Trait("Contract", "C1")]
    public async Task MemberMessage_OfAMemberWithATask_HoldsTheTurnAndKeepsTheOrder()
    {
        var shared = Share(static () => new Shop());
        var sender = Recorder.In(System, out var answers);
        using var gate = new Gate();
        shared.Actor.Tell(new ShopMessages.Restock(gate, 3), sender);
        shared.Actor.Tell(new ShopMessages.Threads(), sender);
        shared.Actor.Tell(new ShopMessages.Add("a", 1), sender);
        var added = shared.AddAsync("a", 1, 0).AsTask();
        await gate.Reached;

        Assert.Equal((3, "RestockAsync"), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().RunningMethod));
        Assert.Empty(answers);
        gate.Open();
        Assert.Equal(2, await added.Soon());
        await Patience.Eventually(() => answers.Count == 3, "three answers");
        Assert.Equal(3, await AnswerAsync(answers));
        var threads = Assert.IsAssignableFrom<IReadOnlyList<int>>(await AnswerAsync(answers));
        Assert.Equal(1, await AnswerAsync(answers));
        Assert.Equal(3, threads.Count);
        if (IsPinned)
            Assert.Equal(await shared.AskAsync(static r => r.ThreadId).Soon(), Assert.Single(threads.Distinct()));
    }

    [Theory, Trait("Contract", "Messages"), Trait("Contract", "C9")]
    [InlineData(WhenFull.Wait)]
    [InlineData(WhenFull.Reject)]
    [InlineData(WhenFull.DropOldest)]
    public async Task MemberMessage_WithAFullQueue_IsAnsweredRejectedAtOnceWhileATurnIsHeld(WhenFull whenFull)
    {
        var shared = Share(static () => new Shop(), o => (o.Capacity, o.WhenFull) = (1, whenFull));
        var sender = Recorder.In(System, out var answers);
        using var gate = new Gate();
        shared.Actor.Tell(new ShopMessages.Dust(gate), sender);
        await gate.Reached;
        shared.Actor.Tell(new ShopMessages.Add("a", 1), sender);
        shared.Actor.Tell(new ShopMessages.Add("a", 1), sender);

        var rejection = Assert.IsType<CallRejectedException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Equal((CallOutcome.NotStarted, "DustAsync"), (rejection.Outcome, rejection.HolderMethod));
        gate.Open();
        Assert.IsType<Done>(await AnswerAsync(answers));
        Assert.Equal(1, await AnswerAsync(answers));
    }

    [Theory, Trait("Contract", "Messages"), Trait("Contract", "C10")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MemberMessage_WhoseTurnIsHeldTooLong_IsAnsweredWithTheTimeOut(bool obeys)
    {
        var time = new ManualTimeProvider();
        var shared = Share(static () => new Shop(), o => o.TimeProvider = time);
        var sender = Recorder.In(System, out var answers);
        using var gate = new Gate();
        shared.Actor.Tell(obeys ? new ShopMessages.Restock(gate, 1) : new ShopMessages.Dust(gate), sender);
        await gate.Reached;
        await time.PassAsync(TimeSpan.FromSeconds(30) + Kept);
        if (!obeys)
            await AdvanceUntilAsync(time, () => !answers.IsEmpty, step: Kept, limit: TimeSpan.FromSeconds(5));

        var failure = Assert.IsType<CallTimeoutException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Equal(obeys ? CallOutcome.Aborted : CallOutcome.Unknown, failure.Outcome);
        Assert.Equal(obeys, failure.InnerException is OperationCanceledException);
        gate.Open();
        Assert.Equal(0, await shared.GetTitlesAsync().Soon());
        Assert.Empty(answers);
    }

    [Theory, Trait("Contract", "Messages"), Trait("Contract", "C11")]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Kill)]
    public async Task MemberMessage_WhoseTurnIsHeldAtAStop_IsCancelledAndAnswered(WayToStop way)
    {
        var shared = Share(static () => new Shop());
        var sender = Recorder.In(System, out var answers);
        using var gate = new Gate();
        shared.Actor.Tell(new ShopMessages.Restock(gate, 1), sender);
        shared.Actor.Tell(new ShopMessages.Add("a", 1), sender);
        await gate.Reached;
        await StopAsync(OwnerOf(shared), way, System).Soon();
        await shared.Stopped.Soon();

        await Patience.Eventually(() => answers.Count == 2, "two answers");
        Assert.Equal(
            [CallOutcome.NotStarted, CallOutcome.Aborted],
            answers.Select(static answer => Assert.IsType<ResourceStoppedException>(Assert.IsType<Status.Failure>(answer).Cause).Outcome).Order());
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task MemberMessage_WithoutASender_RunsAllTheSame()
    {
        var shared = Share(static () => new Shop());
        using var gate = new Gate();
        gate.Open();
        shared.Actor.Tell(new ShopMessages.Add("a", 1), ActorRefs.NoSender);
        shared.Actor.Tell(new ShopMessages.Dust(gate), ActorRefs.NoSender);

        Assert.Equal(1, await shared.CountOfAsync("a").Soon());
        Assert.Equal(3, shared.GetSnapshot().Calls);
    }

    [Fact, Trait("Contract", "Messages")]
    public async Task MemberMessage_ThroughJson_IsStillTheMessage()
    {
        var shared = Share(static () => new Shop());
        var json = JsonSerializer.Serialize(new ShopMessages.Add("a", 2, 30));

        Assert.Equal("""{"Title":"a","Copies":2,"Price":30}""", json);
        var message = JsonSerializer.Deserialize<ShopMessages.Add>(json);
        Assert.Equal(new ShopMessages.Add("a", 2, 30), message);
        Assert.Equal(2, await shared.Actor.Ask<int>(message!, Patience.Limit));
    }
}
