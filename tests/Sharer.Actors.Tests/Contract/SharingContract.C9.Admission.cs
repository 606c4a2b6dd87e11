using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Theory, Trait("Contract", "C9")]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Wait_BeyondCapacity_SuspendsAndAdmitsInOrder(int capacity)
    {
        const int made = 200;
        var shared = ShareJournal(out var record, o => o.Capacity = capacity);
        using var held = await HoldAsync(shared);
        var most = 0;
        var calls = Enumerable.Range(0, made).Select(i => shared.AskAsync((r, i) =>
        {
            r.Write(i);
            most = Math.Max(most, shared.GetSnapshot().QueueLength);
        }, i).AsTask()).ToArray();

        var snapshot = shared.GetSnapshot();
        Assert.Equal((capacity, made - capacity, "AskAsync"), (snapshot.QueueLength, snapshot.AwaitingAdmission, snapshot.RunningMethod));
        Assert.All(calls, static call => Assert.False(call.IsCompleted));
        await held.ReleaseAsync();
        await Task.WhenAll(calls).Soon();

        Assert.Equal(Enumerable.Range(0, made), record.Entries);
        Assert.InRange(most, 0, capacity);
        await Patience.Eventually(
            () => shared.GetSnapshot() is { QueueLength: 0, AwaitingAdmission: 0, RunningMethod: null }, "nothing waits and nothing runs");
    }

    [Fact, Trait("Contract", "C9")]
    public async Task GetSnapshot_WhileACallRuns_SaysWhichAndForHowLong()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var gate = new Gate();
        shared.Tell(_ => gate.Pass());
        await gate.Reached;
        time.Advance(TimeSpan.FromSeconds(5));

        var snapshot = shared.GetSnapshot();
        Assert.Equal(("Tell", ResourceState.Up, 0), (snapshot.RunningMethod, snapshot.State, snapshot.QueueLength));
        Assert.InRange(snapshot.RunningFor!.Value, TimeSpan.FromMilliseconds(4_980), TimeSpan.FromMilliseconds(5_020));
        gate.Open();
        await shared.AskAsync(static _ => { }).Soon();
        await Patience.Eventually(() => shared.GetSnapshot() is { RunningMethod: null, RunningFor: null }, "nothing runs");
    }
}
