using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C11"), Trait("Contract", "C8")]
    [InlineData(WayToStop.Kill)]
    [InlineData(WayToStop.ContextStop)]
    public async Task KillBesideAHeldTurn_ThatThenBreaksTheResource_DisposesItOnceInItsOwnTime(WayToStop way)
    {
        using var disposing = new Gate();
        var made = 0;
        var shared = Share<object>(
            () =>
            {
                made++;
                return new DisposableInTime(disposing);
            },
            static o => (o.IsBroken, o.CallTimeout) = (static e => e is FormatException, Timeout.InfiniteTimeSpan));
        using var gate = new Gate();
        var use = Ended.OfAsync(shared.UseAsync(async (_, _) =>
        {
            await gate.PassAsync();
            throw new FormatException();
        }));
        await gate.Reached;
        await StopAsync(OwnerOf(shared), way, System);
        await Patience.Eventually(() => shared.Resource.IsDrainOver, "the actor has ended beside the turn");
        gate.Open();

        var end = await use.Soon();
        Assert.Equal((Ending.Stopped, CallOutcome.Aborted), (end.How, end.Outcome));
        Assert.IsType<FormatException>(end.Failure!.InnerException);
        await disposing.Reached;
        Assert.False(shared.Stopped.IsCompleted);
        disposing.Open();
        await shared.Stopped.Soon();
        Assert.Equal((1, 0), (made, shared.GetSnapshot().Restarts));
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C8")]
    public async Task Kill_WhileAnAsynchronousFactoryIsAboutToFail_TriesNoMore()
    {
        using var making = new Gate();
        var attempts = 0;
        var shared = Share<object>(async _ =>
        {
            attempts++;
            await making.PassAsync();
            throw new IOException("no such disk");
        });
        await making.Reached;
        var waiting = Ended.OfAsync(shared.AskAsync(static _ => { }));
        await StopAsync(OwnerOf(shared), WayToStop.Kill, System);
        Assert.Equal((Ending.Stopped, true), ((await waiting.Soon()).How, (await waiting).NeverRan));
        making.Open();

        await shared.Stopped.Soon();
        Assert.Equal(1, attempts);
        var failure = await Assert.ThrowsAsync<ResourceStoppedException>(() => shared.Started.Soon());
        Assert.Equal(shared.Name, failure.ResourceName);
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C10")]
    public async Task DisposeAsync_WithoutTimeToDrainAndAClockThatFiresAtOnce_InterruptsAndReturns()
    {
        var time = new EagerTime();
        var shared = ShareInterruptible(out var record, time, static o =>
            (o.CallTimeout, o.DrainTimeout, o.InterruptGrace) = (Timeout.InfiniteTimeSpan, TimeSpan.Zero, TimeSpan.Zero));
        using var inCall = new Gate();
        var running = Ended.OfAsync(shared.AskAsync(r =>
        {
            inCall.Open();
            r.WaitForInterrupt();
            throw new FormatException();
        }));
        await inCall.PassAsync();

        await OwnerOf(shared).DisposeAsync().Soon();

        var end = await running.Soon();
        Assert.Equal(Ending.Stopped, end.How);
        Assert.True(end.Outcome is CallOutcome.Aborted or CallOutcome.Unknown, $"{end}");
        await shared.Stopped.Soon();
        Assert.Single(record.Entries, -1);
    }

    [Fact, Trait("Contract", "C11"), Trait("Contract", "C18")]
    public async Task Dispose_WhereTheFlowIsSuppressed_StopsAllTheSame()
    {
        var shared = ShareJournal(out var record);
        await shared.Started.Soon();
        Dispose();

        await shared.Stopped.Soon();
        Assert.Equal(1, record.Disposed);

        void Dispose()
        {
            using (ExecutionContext.SuppressFlow())
                OwnerOf(shared).Dispose();
        }
    }

    [Fact, Trait("Contract", "C6"), Trait("Contract", "C10")]
    public async Task Cancellation_OfTheResourceWhileTheTokenIsCancelledButHasNotReachedTheCall_IsAborted()
    {
        var shared = ShareJournal(out _);
        using var cancel = new CancellationTokenSource();
        using var inCall = new Gate();
        using var inCallback = new Gate();
        var thrown = new OperationCanceledException("the resource's own");
        var call = Ended.OfAsync(shared.AskAsync(
            _ =>
            {
                inCall.Pass();
                throw thrown;
            },
            cancel.Token));
        await inCall.Reached;
        // Callbacks run last in, first out: the call's own comes after this one.
        await using var registration = cancel.Token.Register(inCallback.Pass);
        var cancelling = Task.Run(cancel.Cancel);
        await inCallback.Reached;
        inCall.Open();

        var end = await call.Soon();
        Assert.Equal((Ending.Canceled, CallOutcome.Aborted), (end.How, end.Outcome));
        Assert.Same(thrown, end.Failure!.InnerException);
        inCallback.Open();
        await cancelling.Soon();
        Assert.Equal(1, shared.GetSnapshot().Canceled);
    }

    /// <summary>A clock whose timers of no time fire while they are made, as those of some test clocks do.</summary>
    private sealed class EagerTime : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != TimeSpan.Zero)
                return base.CreateTimer(callback, state, dueTime, period);
            callback(state);
            return base.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }
}
