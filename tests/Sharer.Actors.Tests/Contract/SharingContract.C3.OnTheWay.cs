using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>A call between its last check and the mailbox, and everything that can happen to the resource in that moment.</summary>
public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C11")]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.ContextStop)]
    [InlineData(WayToStop.Terminate)]
    public async Task Call_ThatReachesAnActorThatHasEnded_IsToldSoAndNotLostInDeadLetters(WayToStop way)
    {
        var system = way == WayToStop.Terminate ? NewSystem() : System;
        var shared = ShareJournal(out var record, static o => o.CallTimeout = Timeout.InfiniteTimeSpan, system: system);
        await shared.Started.Soon();
        var late = Doorstep<Journal>.OfAsk(shared, static r => r.Write(1));

        switch (way)
        {
            case WayToStop.Kill:
                shared.Actor.Tell(Kill.Instance);
                break;
            case WayToStop.ContextStop:
                system.Stop(shared.Actor);
                break;
            default:
                await system.Terminate().Soon();
                break;
        }
        await shared.Stopped.Soon();
        Assert.False(late.End.IsCompleted);
        late.Open();

        var end = await late.End.Soon();
        Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan));
        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C11")]
    public async Task Tell_ThatReachesAnActorThatHasEnded_IsCountedAndLogged()
    {
        var shared = ShareJournal(out var record);
        await shared.Started.Soon();
        var log = Log(out var events);
        var late = Doorstep<Journal>.OfTell(shared, static r => r.Write(1));
        shared.Actor.Tell(Kill.Instance);
        await shared.Stopped.Soon();
        late.Open();

        Assert.Equal(1, shared.GetSnapshot().Failed);
        await Patience.Eventually(() => Warnings(events).Any(e => Says(e, shared.Name) && e.Cause is ResourceStoppedException), "the lost tell is in the log");
        Assert.Empty(record.Entries);
        System.Stop(log);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C9")]
    public async Task Call_ThatIsLetInBeforeAKill_IsToldSo()
    {
        var shared = ShareJournal(out var record, static o => (o.Capacity, o.CallTimeout) = (0, Timeout.InfiniteTimeSpan));
        using var held = await HoldAsync(shared);
        var suspended = Enumerable.Range(0, 5).Select(_ => Ended.OfAsync(shared.AskAsync(static r => r.Write(1)))).ToArray();

        // Whoever gives the place back lets the first suspended call in: here the actor, within the end of the held turn.
        shared.Actor.Tell(Kill.Instance);
        held.Gate.Open();

        Assert.All(await Task.WhenAll(suspended).Soon(), static end => Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan)));
        await shared.Stopped.Soon();
        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C4")]
    public async Task Call_OnItsWayAsTheResourceGoesDown_IsRejectedWithTheCause()
    {
        var time = new ManualTimeProvider();
        var attempts = 0;
        var cause = new IOException("gone");
        var record = new Journal.Record();
        var shared = Share(
            () => ++attempts == 1 ? new Journal(record) : throw cause,
            o => (o.TimeProvider, o.CallTimeout, o.IsBroken, o.Restart.WhileDown) = (time, Timeout.InfiniteTimeSpan, static _ => true, WhileDown.Reject));
        await shared.Started.Soon();
        using var held = await HoldAsync(shared);
        var breaks = Ended.OfAsync(shared.AskAsync(static _ => throw new FormatException()));
        var late = Doorstep<Journal>.OfAsk(shared, static r => r.Write(1));
        await held.ReleaseAsync();
        await breaks.Soon();
        await Patience.Eventually(() => ReferenceEquals(shared.Resource.DownBecause, cause), "the attempt has failed");
        await SettleAsync(shared.Actor);
        Assert.False(late.End.IsCompleted);
        late.Open();

        var end = await late.End.Soon();
        Assert.Equal((Ending.Unavailable, true), (end.How, end.NeverRan));
        Assert.Same(cause, end.Failure!.InnerException);
        Assert.Equal(0, shared.GetSnapshot().QueueLength);
        Assert.Empty(record.Entries);
        await StopWithVirtualTimeAsync(shared, time);
    }

    [Fact, Trait("Contract", "C9"), Trait("Contract", "C4")]
    public async Task Cancel_OfACallOnItsWay_GivesThePlaceBackWhileTheResourceIsBusy()
    {
        var shared = ShareJournal(out var record, static o => (o.Capacity, o.WhenFull) = (1, WhenFull.Reject));
        using var held = await HoldAsync(shared);
        using var cancel = new CancellationTokenSource();
        var late = Doorstep<Journal>.OfAsk(shared, static r => r.Write(1), cancel.Token);
        // It has its place and is in no queue yet: whoever cancels it cannot take it out.
        await cancel.CancelAsync();
        late.Open();
        var end = await late.End.Soon();

        Assert.Equal((Ending.Canceled, true), (end.How, end.NeverRan));
        Assert.Equal(0, shared.GetSnapshot().QueueLength);
        var next = shared.AskAsync(static r => r.Write(2)).AsTask();
        Assert.False(next.IsCompleted);
        await held.ReleaseAsync();
        await next.Soon();
        Assert.Equal([2], record.Entries);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Call_OnItsWayWhenTheStopBegins_IsWaitedForAndRuns()
    {
        var shared = ShareJournal(out var record, static o => o.DrainTimeout = Patience.Limit);
        await shared.Started.Soon();
        var late = Doorstep<Journal>.OfAsk(shared, static r => r.Write(1));

        var stop = OwnerOf(shared).DisposeAsync().AsTask();
        await SettleAsync(shared.Actor);
        Assert.False(stop.IsCompleted);
        Assert.Equal(0, record.Disposed);
        late.Open();

        Assert.Equal(Ending.Result, (await late.End.Soon()).How);
        await stop.Soon();
        Assert.Equal([1], record.Entries);
        Assert.Equal(1, record.Disposed);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "Messages")]
    public async Task SharedCall_ToAnActorThatHasEnded_IsADeadLetterAsAnyMessageIs()
    {
        var shared = ShareJournal(out var record);
        var actor = shared.Actor;
        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();
        var listener = Recorder.In(System, out var letters);
        System.EventStream.Subscribe(listener, typeof(DeadLetter));
        var watcher = Recorder.In(System, out var told);
        watcher.Tell(new Recorder.Watch(actor));
        await Patience.Eventually(() => told.Any(static message => message is Terminated), "the actor has ended");
        var message = new SharedCall<Journal, int>(static r => r.Echo(1));
        var sender = Recorder.In(System, out var answers);

        actor.Tell(message, sender);

        await Patience.Eventually(() => Of(letters).Length == 1, "the message is a dead letter");
        Assert.Empty(answers);
        Assert.Empty(record.Entries);
        System.Stop(listener);

        DeadLetter[] Of(ConcurrentQueue<object> all) => [.. all.OfType<DeadLetter>().Where(letter => ReferenceEquals(letter.Message, message))];
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "Messages")]
    public async Task Message_ThatWaitsBehindAKill_IsADeadLetterAndACallIsNone()
    {
        var shared = ShareJournal(out _);
        using var held = await HoldAsync(shared);
        var listener = Recorder.In(System, out var letters);
        System.EventStream.Subscribe(listener, typeof(DeadLetter));
        var sender = Recorder.In(System, out var answers);
        var strange = new object();
        shared.Actor.Tell(Kill.Instance);
        shared.Actor.Tell(strange, sender);
        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);
        held.Gate.Open();
        await shared.Stopped.Soon();

        await Patience.Eventually(() => letters.OfType<DeadLetter>().Any(letter => ReferenceEquals(letter.Message, strange)), "the message is a dead letter");
        Assert.IsType<ResourceStoppedException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.DoesNotContain(letters.OfType<DeadLetter>(), static letter => letter.Message is SharedCall<Journal, int>);
        System.Stop(listener);
    }
}
