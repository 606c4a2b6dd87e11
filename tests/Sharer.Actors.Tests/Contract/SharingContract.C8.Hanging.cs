using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>What keeps a resource down: a disposal or a factory that does not return, a factory that has nothing new to give.</summary>
public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C8")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_ThatHangs_IsNamedInLogSnapshotAndTimeOut(bool asynchronous)
    {
        var time = new ManualTimeProvider();
        using var hanging = new Gate();
        var made = 0;
        var shared = Share<object>(
            () => ++made > 1 ? new object() : asynchronous ? new DisposableInTime(hanging) : new Stubborn(made, hanging.Pass),
            o => (o.TimeProvider, o.CallTimeout, o.IsBroken) = (time, Timeout.InfiniteTimeSpan, static _ => true));
        var log = Log(out var events);
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await hanging.Reached;
        var waiting = Enumerable.Range(0, 3).Select(_ => shared.AskAsync(static _ => 7).AsTask()).ToArray();
        var hurried = Ended.OfAsync(shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(20) }).AskAsync(static _ => 8));
        await time.PassAsync(TimeSpan.FromSeconds(20) + Kept);

        var end = await hurried.Soon();
        var late = Assert.IsType<CallTimeoutException>(end.Failure);
        Assert.Equal((CallOutcome.NotStarted, "Dispose"), (late.Outcome, late.HolderMethod));
        Assert.IsType<FormatException>(late.InnerException);
        await AdvanceUntilAsync(time, () => Warnings(events).Any(Names), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));
        Assert.True(time.Elapsed >= TimeSpan.FromSeconds(30), $"warned after {time.Elapsed}");
        var snapshot = shared.GetSnapshot();
        Assert.Equal(("Dispose", ResourceState.Down, 3, 1), (snapshot.RunningMethod, snapshot.State, snapshot.QueueLength, made));
        Assert.True(snapshot.RunningFor >= TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(60));
        Assert.Single(Warnings(events), Names);
        hanging.Open();

        var answers = await Task.WhenAll(waiting).Soon();
        Assert.Equal([7, 7, 7], answers);
        Assert.Equal(2, made);
        System.Stop(log);

        bool Names(Akka.Event.LogEvent e) => Says(e, $"Dispose of '{shared.Name}' has not returned") && Says(e, "3 calls wait");
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Create_ThatHangs_IsNamedInLogAndSnapshot()
    {
        var time = new ManualTimeProvider();
        using var hanging = new Gate();
        var log = Log(out var events);
        var shared = Share(
            () =>
            {
                hanging.Pass();
                return new object();
            },
            o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        await hanging.Reached;
        var call = shared.AskAsync(static _ => 7).AsTask();
        await AdvanceUntilAsync(
            time, () => Warnings(events).Any(e => Says(e, $"Create of '{shared.Name}' has not returned")), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        Assert.Equal(("Create", ResourceState.Starting, 1), (shared.GetSnapshot().RunningMethod, shared.GetSnapshot().State, shared.GetSnapshot().QueueLength));
        hanging.Open();
        Assert.Equal(7, await call.Soon());
        System.Stop(log);
    }

    [Theory, Trait("Contract", "C8")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Factory_ThatGivesBackWhatWasDisposed_HasFailedAndTheNewOneIsTaken(bool asynchronous)
    {
        var time = new ManualTimeProvider();
        var record = new Journal.Record();
        var only = new Journal(record);
        var attempts = 0;
        Journal Make() => ++attempts < 4 ? only : new Journal(record);
        void Configure(ShareOptions<Journal> o) =>
            (o.TimeProvider, o.IsBroken, o.Restart.WhileDown) = (time, static _ => true, WhileDown.Reject);
        var shared = asynchronous
            ? Share(
                async _ =>
                {
                    await Task.Yield();
                    return Make();
                },
                Configure)
            : Share(Make, Configure);

        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await Patience.Eventually(() => shared.Resource.DownBecause is InvalidOperationException, "the attempt has failed");
        var end = await Ended.OfAsync(shared.AskAsync(static r => r.Write(1))).Soon();
        Assert.Equal(Ending.Unavailable, end.How);
        Assert.Contains("disposed before", end.Failure!.InnerException!.Message, StringComparison.Ordinal);
        await AdvanceUntilAsync(time, () => shared.GetSnapshot().State == ResourceState.Up, TimeSpan.FromMilliseconds(50), TimeSpan.FromMinutes(10));

        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal((4, 1), (attempts, record.Disposed));
        Assert.Empty(record.Entries);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "Messages"), Trait("Contract", "C6")]
    public async Task TellsAndMessages_WhileTheResourceIsDownAndRejects_AreCountedLoggedAndAnswered()
    {
        var time = new ManualTimeProvider();
        var cause = new IOException("no such disk");
        var shared = Share<Journal>(() => throw cause, o => (o.TimeProvider, o.Restart.WhileDown) = (time, WhileDown.Reject));
        await Assert.ThrowsAsync<IOException>(() => shared.Started.Soon());
        await Patience.Eventually(() => shared.GetSnapshot().State == ResourceState.Down, "the resource is down");
        var log = Log(out var events);
        var sender = Recorder.In(System, out var answers);

        shared.Tell(static r => r.Write(1));
        shared.Actor.Tell(new SharedCall<Journal, int>(static r => r.Echo(1)), sender);

        var failure = Assert.IsType<ResourceUnavailableException>(Assert.IsType<Status.Failure>(await AnswerAsync(answers)).Cause);
        Assert.Equal((CallOutcome.NotStarted, cause), (failure.Outcome, failure.InnerException));
        await Patience.Eventually(
            () => Warnings(events).Any(e => Says(e, shared.Name) && e.Cause is ResourceUnavailableException), "the refused tell is in the log");
        Assert.Equal((2, 2, 0), (shared.GetSnapshot().Calls, shared.GetSnapshot().Failed, shared.GetSnapshot().QueueLength));
        System.Stop(log);
        await StopWithVirtualTimeAsync(shared, time);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C9")]
    public async Task WhileDownReject_WithSuspendedCallers_RejectsThemToo()
    {
        var time = new ManualTimeProvider();
        var attempts = 0;
        var shared = Share(
            () => ++attempts == 1 ? new object() : throw new IOException("gone"),
            o => (o.TimeProvider, o.Capacity, o.IsBroken, o.Restart.WhileDown) = (time, 1, static _ => true, WhileDown.Reject));
        using var held = await HoldAsync(shared);
        var breaking = Ended.OfAsync(shared.AskAsync(static _ => throw new FormatException()));
        var others = Enumerable.Range(0, 5).Select(_ => Ended.OfAsync(shared.AskAsync(static _ => { }))).ToArray();
        Assert.Equal(5, shared.GetSnapshot().AwaitingAdmission);
        await held.ReleaseAsync();

        Assert.Equal(Ending.ResourceFailure, (await breaking.Soon()).How);
        Assert.All(await Task.WhenAll(others).Soon(), static end => Assert.Equal((Ending.Unavailable, true), (end.How, end.NeverRan)));
        Assert.Equal((0, 0), (shared.GetSnapshot().QueueLength, shared.GetSnapshot().AwaitingAdmission));
        await StopWithVirtualTimeAsync(shared, time);
    }

    [Theory, Trait("Contract", "C8"), Trait("Contract", "C11")]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.ContextStop)]
    public async Task Stop_WhileABrokenInstanceIsDisposedOf_MakesNoOtherAndCompletes(WayToStop way)
    {
        using var hanging = new Gate();
        var made = 0;
        var shared = Share<object>(
            () => ++made == 1 ? new DisposableInTime(hanging) : new object(),
            static o => (o.IsBroken, o.CallTimeout) = (static _ => true, Timeout.InfiniteTimeSpan));
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await hanging.Reached;
        var waiting = Ended.OfAsync(shared.AskAsync(static _ => { }));

        await StopAsync(OwnerOf(shared), way, System);
        var end = await waiting.Soon();
        Assert.Equal((Ending.Stopped, true), (end.How, end.NeverRan));
        Assert.False(shared.Stopped.IsCompleted);
        hanging.Open();

        await shared.Stopped.Soon();
        Assert.Equal(1, made);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C11")]
    public async Task Stop_WhoseFactoryTokenHasACallbackThatThrows_CompletesAllTheSame()
    {
        var failure = new FormatException("a callback of the factory's");
        var log = Log(out var events);
        var shared = Share(async token =>
        {
            token.Register(() => throw failure);
            await Task.Yield();
            return new object();
        });
        await shared.Started.Soon();
        await OwnerOf(shared).DisposeAsync().Soon();

        await shared.Stopped.Soon();
        await Patience.Eventually(
            () => Warnings(events).Any(e => Says(e, shared.Name) && e.Cause is AggregateException all && all.InnerExceptions.Contains(failure)),
            "the callback's failure is in the log");
        System.Stop(log);
    }
}
