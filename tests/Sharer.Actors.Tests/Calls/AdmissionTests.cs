using System.Runtime.CompilerServices;
using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Calls;

public sealed class AdmissionTests(Engine engine) : IClassFixture<Engine>
{
    [Fact, Trait("Contract", "C9"), Trait("Contract", "C4")]
    public async Task Suspend_OfACallThatHasEndedMeanwhile_KeepsNoPlaceForIt()
    {
        await using var shared = engine.System.Share("ended before", static () => new object(), static o => o.Capacity = 0);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var admission = shared.Resource.Admission;
        var ran = false;
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), _ => ran = true);
        Assert.True(call.TryMove(call.State, CallPhase.Settled));

        Assert.False(admission.Suspend(call));

        Assert.Equal((0, 1), (admission.Suspended, admission.Inside));
        gate.Open();
        await held.Soon();
        await shared.AskAsync(static _ => { }).Soon();
        Assert.False(ran);
    }

    // Who comes late with it means a life that is over.
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C9")]
    public async Task Remove_WithAStateOfALifeThatIsOver_LeavesTheSuspendedCallOfTheNext()
    {
        await using var shared = engine.System.Share("removed late from admission", static () => new object(), static o => o.Capacity = 0);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var admission = shared.Resource.Admission;
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        var before = call.State;
        Assert.True(call.TryMove(before, CallPhase.Settled));
        call.DeliverResult();
        Assert.Same(call, TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { }));
        Assert.True(admission.Suspend(call));

        Assert.False(admission.Remove(call, before));
        Assert.Equal(1, admission.Suspended);
        Assert.True(admission.Remove(call, call.State));

        Assert.Equal(0, admission.Suspended);
        gate.Open();
        await held.Soon();
    }

    [Fact, Trait("Contract", "C9"), Trait("Contract", "C4")]
    public async Task Cancel_BetweenTheRegistrationAndTheSuspension_EndsTheCallAndSuspendsNobody()
    {
        await using var shared = engine.System.Share("cancelled on the way", static () => new object(), static o => o.Capacity = 0);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        using var cancel = new CancellationTokenSource();
        Task<Ended>? call = null;
        var ran = false;
        var caller = new Thread(() => call = Ended.OfAsync(shared.AskAsync(_ => { ran = true; }, cancel.Token)));
        var canceller = new Thread(cancel.Cancel);
        lock (LockOf(shared.Resource.Admission))
        {
            // The caller stands before the lock with its token listened to; who cancels settles the call and then stands there too.
            caller.Start();
            Assert.True(SpinWait.SpinUntil(() => caller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience.Limit));
            canceller.Start();
            Assert.True(SpinWait.SpinUntil(() => canceller.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience.Limit));
        }
        caller.Join();
        canceller.Join();

        var end = await call!.Soon();
        Assert.Equal((Ending.Canceled, true), (end.How, end.NeverRan));
        Assert.Equal((0, 1), (shared.Resource.Admission.Suspended, shared.Resource.Admission.Inside));
        gate.Open();
        await held.Soon();
        await shared.AskAsync(static _ => { }).Soon();
        Assert.False(ran);
    }

    // One lock for several; they would only have queued behind the others.
    [Fact, Trait("Contract", "C9")]
    public async Task Leave_OfOnePlaceAmongMany_LetsTheSuspendedInSeveralAtATime()
    {
        await using var shared = engine.System.Share("several", static () => new object(), static o => o.Capacity = 32);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var cancelled = new[] { first, second }.Select(cancel => Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token))).ToArray();
        var calls = Enumerable.Range(0, 40).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();
        Assert.Equal((32, 10), Waiting(shared));

        await first.CancelAsync();
        Assert.Equal((31, 10), Waiting(shared));
        await second.CancelAsync();
        Assert.Equal((32, 8), Waiting(shared));

        gate.Open();
        await Task.WhenAll([held, .. cancelled, .. calls]).Soon();
        Assert.Equal((0, 0), Waiting(shared));
    }

    [Theory, Trait("Contract", "C2"), Trait("Contract", "C9")]
    [InlineData(CallPriority.High)]
    [InlineData(CallPriority.Low)]
    public async Task Leave_WhereThereArePriorities_LetsTheFirstSuspendedInAtOnce(CallPriority other)
    {
        await using var shared = engine.System.Share($"at once {other}", static () => new object(), static o => o.Capacity = 32);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        using var cancel = new CancellationTokenSource();
        var cancelled = Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token));
        var calls = Enumerable.Range(0, 40).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();
        var ranked = shared.With(new CallOptions { Priority = other }).AskAsync(static _ => { }).AsTask();
        Assert.Equal((32, 10), Waiting(shared));

        await cancel.CancelAsync();

        Assert.Equal((32, 9), Waiting(shared));
        gate.Open();
        await Task.WhenAll([held, cancelled, .. calls, ranked]).Soon();
    }

    // It cannot wait, nor pass those who do; but places that are only kept free for several at a time are no reason to reject it.
    [Fact, Trait("Contract", "C9")]
    public async Task Tell_WhereOneIsSuspendedAndTwoPlacesAreFree_ComesInBehindIt()
    {
        await using var shared = engine.System.Share("tell behind", static () => new object(), static o => o.Capacity = 64);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var cancels = Enumerable.Range(0, 2).Select(static _ => new CancellationTokenSource()).ToArray();
        var cancelled = cancels.Select(cancel => Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token))).ToArray();
        var calls = Enumerable.Range(0, 63).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();
        Assert.Equal((64, 1), Waiting(shared));
        Array.ForEach(cancels, static cancel => cancel.Cancel());
        Assert.Equal((62, 1), Waiting(shared));
        var told = new TaskCompletionSource();

        shared.Tell(_ => told.SetResult());

        Assert.Equal((64, 0), Waiting(shared));
        gate.Open();
        await Task.WhenAll([held, .. cancelled, .. calls, told.Task]).Soon();
        Assert.Equal(0, shared.GetSnapshot().Rejected);
    }

    // A call that ends as it is let in gives its place back, and so lets others in, in the middle of the letting in.
    [Fact, Trait("Contract", "C9"), Trait("Contract", "C3")]
    public async Task LetIn_OfCallsThatEndOnTheirWayIn_LosesNoPlaceAndNoCall()
    {
        await using var shared = engine.System.Share("ended on the way in", static () => new object(), static o => o.Capacity = 8);
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var cancels = Enumerable.Range(0, 12).Select(static _ => new CancellationTokenSource()).ToArray();
        var first = cancels[..2].Select(cancel => Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token))).ToArray();
        var inside = Enumerable.Range(0, 6).Select(_ => shared.AskAsync(static _ => { }).AsTask()).ToArray();
        var suspended = cancels[2..].Select(cancel => Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token))).ToArray();
        var last = shared.AskAsync(static _ => { }).AsTask();
        Assert.Equal((8, 11), Waiting(shared));
        var cancellers = cancels.Select(static cancel => new Thread(cancel.Cancel)).ToArray();

        lock (LockOf(shared.Resource.Admission))
        {
            // Each has settled its call and stands before the lock: two to fill the places that they gave back, the others to take theirs out.
            Array.ForEach(cancellers, static canceller => canceller.Start());
            Assert.True(SpinWait.SpinUntil(() => Array.TrueForAll(cancellers, static canceller => canceller.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), Patience.Limit));
            shared.Resource.Admission.FillPlaces();
        }

        Array.ForEach(cancellers, static canceller => canceller.Join());
        Assert.All(await Task.WhenAll([.. first, .. suspended]).Soon(), static end => Assert.Equal((Ending.Canceled, true), (end.How, end.NeverRan)));
        Assert.Equal((7, 0), Waiting(shared));
        Assert.Equal(8, shared.Resource.Admission.Inside);
        gate.Open();
        await Task.WhenAll([held, .. inside, last]).Soon();
    }

    // The first is refused on its way, and its caller at once cancels the second, for which there is a place already.
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C9")]
    public async Task LetIn_WhereACallerTakesAnotherOutMeanwhile_GivesTheOthersPlaceBack()
    {
        await using var shared = engine.System.Share(
            "taken out by another", static () => new object(), static o => (o.Capacity, o.Restart.WhileDown) = (2, WhileDown.Reject));
        using var gate = new Gate();
        var held = shared.AskAsync(static (_, gate) => gate.Pass(), gate).AsTask();
        await gate.Reached;
        var cancels = Enumerable.Range(0, 2).Select(static _ => new CancellationTokenSource()).ToArray();
        var cancelled = cancels.Select(cancel => Ended.OfAsync(shared.AskAsync(static _ => { }, cancel.Token))).ToArray();
        using var second = new CancellationTokenSource();
        var refused = new WhenTold(second.Cancel).AwaitAsync(() => shared.AskAsync(static _ => { }));
        var taken = Ended.OfAsync(shared.AskAsync(static _ => { }, second.Token));
        Assert.Equal((2, 2), Waiting(shared));
        var admission = shared.Resource.Admission;

        var cancellers = cancels.Select(static cancel => new Thread(cancel.Cancel)).ToArray();

        lock (LockOf(admission))
        {
            Array.ForEach(cancellers, static canceller => canceller.Start());
            Assert.True(SpinWait.SpinUntil(() => Array.TrueForAll(cancellers, static canceller => canceller.ThreadState.HasFlag(ThreadState.WaitSleepJoin)), Patience.Limit));
            DownBecause(shared.Resource) = new IOException();
            admission.FillPlaces();
            DownBecause(shared.Resource) = null;
        }

        Array.ForEach(cancellers, static canceller => canceller.Join());
        Assert.Equal(Ending.Unavailable, (await refused.Soon()).How);
        Assert.Equal(Ending.Canceled, (await taken.Soon()).How);
        Assert.Equal((0, 1), (admission.Suspended, admission.Inside));
        await Task.WhenAll(cancelled).Soon();
        gate.Open();
        await held.Soon();
    }

    private static (int Queued, int Suspended) Waiting(SharedRef<object> shared) =>
        shared.GetSnapshot() is var snapshot ? (snapshot.QueueLength, snapshot.AwaitingAdmission) : default;

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lock")]
    private static extern ref Lock LockOf(Admission admission);

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_downBecause")]
    private static extern ref Exception? DownBecause(ResourceCore resource);
}
