using Akka.Actor;
using Akka.TestKit;
using Akka.TestKit.Configs;

namespace Akka.Embedded.Tests.Scheduling;

public sealed class CancelableTests : Akka.TestKit.Xunit2.TestKit
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public CancelableTests()
        : base(TestConfigs.TestSchedulerConfig)
    {
    }

    private TestScheduler Scheduler => (TestScheduler)Sys.Scheduler;

    [Fact]
    public void New_IsNotCancelled()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        Assert.False(cancelable.IsCancellationRequested);
        Assert.False(cancelable.Token.IsCancellationRequested);
    }

    [Fact]
    public void Cancel_CancelsOnce()
    {
        var calls = 0;
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.Token.Register(() => calls++);

        cancelable.Cancel();
        cancelable.Cancel();

        Assert.True(cancelable.IsCancellationRequested);
        Assert.True(cancelable.Token.IsCancellationRequested);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void Cancel_CallbacksThrow_AllRunOrTheFirstEndsIt()
    {
        var calls = 0;
        var all = new Cancelable(Sys.Scheduler);
        all.Token.Register(() => calls++);
        all.Token.Register(() => throw new InvalidOperationException());
        Assert.Throws<AggregateException>(() => all.Cancel(false));
        Assert.Equal(1, calls);

        var first = new Cancelable(Sys.Scheduler);
        first.Token.Register(() => calls++);
        first.Token.Register(() => throw new InvalidOperationException());
        Assert.Throws<InvalidOperationException>(() => first.Cancel(true));
        Assert.Equal(1, calls);
    }

    [Fact]
    public void CancelAfter_GoesByTheScheduler()
    {
        var byConstructor = new Cancelable(Sys.Scheduler, TimeSpan.FromMinutes(1));
        var byMilliseconds = new Cancelable(Sys.Scheduler, 60_000);
        var later = new Cancelable(Sys.Scheduler.Advanced);
        later.CancelAfter(TimeSpan.FromMinutes(2));

        Scheduler.Advance(TimeSpan.FromSeconds(59));
        Assert.False(byConstructor.IsCancellationRequested);
        Scheduler.Advance(TimeSpan.FromSeconds(1));
        Assert.True(byConstructor.IsCancellationRequested);
        Assert.True(byMilliseconds.IsCancellationRequested);
        Assert.False(later.IsCancellationRequested);
        Scheduler.Advance(TimeSpan.FromMinutes(1));
        Assert.True(later.IsCancellationRequested);
    }

    [Fact]
    public async Task CancelAfter_OnTheRealClock_Cancels()
    {
        var cancelled = new TaskCompletionSource();
        var real = new HashedWheelTimerScheduler(Sys.Settings.Config, Log);
        using var cancelable = new Cancelable((IScheduler)real, 20);
        cancelable.Token.Register(cancelled.SetResult);
        await cancelled.Task.WaitAsync(Patience);
        real.Dispose();
    }

    [Fact]
    public void CancelAfter_Negative_Throws()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => cancelable.CancelAfter(TimeSpan.FromTicks(-1)));
    }

    [Fact]
    public void Linked_IsCancelledWithEither()
    {
        var one = new Cancelable(Sys.Scheduler);
        using var two = new CancellationTokenSource();
        var withOne = Cancelable.CreateLinkedCancelable(Sys.Scheduler, one, new Cancelable(Sys.Scheduler));
        var withTwo = Cancelable.CreateLinkedCancelable(Sys.Scheduler, two.Token);

        one.Cancel();
        Assert.True(withOne.IsCancellationRequested);
        Assert.False(withTwo.IsCancellationRequested);
        two.Cancel();
        Assert.True(withTwo.IsCancellationRequested);
    }

    [Fact]
    public void Disposed_CannotBeCancelled()
    {
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.Dispose();
        cancelable.Dispose();
        Assert.True(cancelable.IsDisposed);
        Assert.Throws<ObjectDisposedException>(cancelable.Cancel);
        Assert.Throws<ObjectDisposedException>(() => cancelable.CancelAfter(1));
    }

    [Fact]
    public void CreateCanceled_IsCancelled()
    {
        var cancelable = Cancelable.CreateCanceled();
        Assert.True(cancelable.IsCancellationRequested);
        Assert.True(cancelable.Token.IsCancellationRequested);
        cancelable.Cancel();
        cancelable.CancelAfter(1);
    }

    [Fact]
    public void CancelIfNotNull_ToleratesNull()
    {
        ICancelable? nothing = null;
        nothing!.CancelIfNotNull();
        var cancelable = new Cancelable(Sys.Scheduler);
        cancelable.CancelIfNotNull();
        Assert.True(cancelable.IsCancellationRequested);
    }
}
