using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    // Failing one suspended call must not fail the next one within it: the stack would be as deep as their number.
    [Theory, Trait("Contract", "C11")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Stop_WithFiftyThousandSuspendedCallers_FailsEachOfThem(bool byKill)
    {
        var shared = Share(() => new object(), static o => (o.Capacity, o.DrainTimeout) = (1, TimeSpan.FromMilliseconds(1)));
        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, 50_000).Select(_ => shared.AskAsync(static _ => 1).AsTask()).ToArray();
        Assert.Equal(calls.Length - 1, shared.GetSnapshot().AwaitingAdmission);

        if (byKill)
            shared.Actor.Tell(Kill.Instance);
        else
            await OwnerOf(shared).DisposeAsync().Soon();
        held.Gate.Open();

        await shared.Stopped.Soon();
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<ResourceStoppedException>(() => call.Soon());
            Assert.Equal(CallOutcome.NotStarted, failure.Outcome);
        }
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Kill_BesideATurnThatYieldsWithoutEnd_IsSeen()
    {
        var shared = Share(() => new object(), static o => o.CallTimeout = Timeout.InfiniteTimeSpan);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = shared.UseAsync(async (_, token) =>
        {
            started.TrySetResult();
            while (!token.IsCancellationRequested)
                await Task.Yield();
            token.ThrowIfCancellationRequested();
        }).AsTask();
        await started.Task.Soon();

        shared.Actor.Tell(Kill.Instance);

        var failure = await Assert.ThrowsAsync<ResourceStoppedException>(() => call.Soon());
        Assert.Equal(CallOutcome.Aborted, failure.Outcome);
        await shared.Stopped.Soon();
    }

    [Fact, Trait("Contract", "C1")]
    public async Task SharedCall_ThatReturnsATask_IsRefusedAndNotRun()
    {
        var shared = Share(() => new object());
        var ran = false;

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => shared.Actor.Ask<int>(
            new SharedCall<object, Task<int>>(_ =>
            {
                ran = true;
                return Task.FromResult(1);
            }),
            Patience.Limit));

        Assert.Contains("UseAsync", refusal.Message);
        Assert.False(ran);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Interrupt_WhenACallbackOfTheTurnsTokenThrows_FiresAllTheSame()
    {
        var fired = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var shared = Share(() => new object(), o => o.Interrupt = _ => fired.TrySetResult());
        using var cancel = new CancellationTokenSource();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = shared.UseAsync(
            async (_, token) =>
            {
                using var registration = token.Register(static () => throw new FormatException("a callback of the caller's"));
                started.TrySetResult();
                await fired.Task;
            },
            cancel.Token).AsTask();
        await started.Task.Soon();

        cancel.Cancel();

        await fired.Task.Soon();
        await call.Soon();
    }
}
