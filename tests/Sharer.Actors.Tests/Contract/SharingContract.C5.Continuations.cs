using System.Collections.Concurrent;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C5")]
    public async Task Continuation_ThatBlocks_DoesNotStallTheResource()
    {
        var shared = ShareJournal(out _);
        using var blocked = new Gate();
        using var held = await HoldAsync(shared);
        var stuck = Enumerable.Range(0, 8).Select(async i =>
        {
            if (i % 2 == 0)
                await shared.AskAsync(static r => r.Echo(1)).ConfigureAwait(false);
            else
                await shared.UseAsync(static async (r, _) =>
                {
                    await Task.Yield();
                    return r.Echo(1);
                }).ConfigureAwait(false);
            blocked.Pass();
        }).ToArray();

        held.Gate.Open();
        await blocked.Reached;
        for (var i = 0; i < 100; i++)
            await shared.AskAsync(static r => r.Echo(2)).Soon();

        Assert.All(stuck, caller => Assert.False(caller.IsCompleted));
        blocked.Open();
        await Task.WhenAll(stuck).Soon();
    }

    [Fact, Trait("Contract", "C5"), Trait("Contract", "C6")]
    public async Task Continuation_OfAFailureThatBlocks_DoesNotStallTheResource()
    {
        var shared = ShareJournal(out _);
        using var blocked = new Gate();
        using var held = await HoldAsync(shared);
        var stuck = FailAndBlockAsync();

        held.Gate.Open();
        await blocked.Reached;
        await shared.AskAsync(static r => r.Echo(2)).Soon();

        Assert.False(stuck.IsCompleted);
        blocked.Open();
        await stuck.Soon();

        async Task FailAndBlockAsync()
        {
            await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).AsTask()).ConfigureAwait(false);
            blocked.Pass();
        }
    }

    [Fact, Trait("Contract", "C5"), Trait("Contract", "C10")]
    public async Task Continuation_OfATimeOutThatBlocks_HoldsUpNoOtherCaller()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => o.TimeProvider = time);
        using var blocked = new Gate();
        using var held = await HoldAsync(shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan }));
        var stuck = TimeOutAndBlockAsync();
        var other = Ended.OfAsync(shared.AskAsync(static r => r.Echo(2)));

        var passing = Task.Run(() => time.PassAsync(TimeSpan.FromSeconds(31)));
        Assert.Equal(Ending.TimedOut, (await other.Soon()).How);
        await passing.Soon();
        await held.ReleaseAsync();
        await shared.AskAsync(static r => r.Echo(3)).Soon();

        Assert.False(stuck.IsCompleted);
        blocked.Open();
        await stuck.Soon();

        async Task TimeOutAndBlockAsync()
        {
            var end = await Ended.OfAsync(shared.AskAsync(static r => r.Echo(1))).ConfigureAwait(false);
            blocked.Pass();
            Assert.Equal(Ending.TimedOut, end.How);
        }
    }

    [Fact, Trait("Contract", "C5")]
    public async Task Continuation_OfASuspendedCall_NeverRunsOnTheResourcesThread()
    {
        var shared = ShareJournal(out _);
        using var gate = new Gate();
        var inCall = new TaskCompletionSource<(int Thread, int Continuation)>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = 0;
        var call = shared.AskAsync(_ =>
        {
            gate.Pass();
            thread = Environment.CurrentManagedThreadId;
        });
        await gate.Reached;
        call.GetAwaiter().UnsafeOnCompleted(() => inCall.SetResult((thread, Environment.CurrentManagedThreadId)));
        using var after = new Gate();
        var next = shared.AskAsync(_ => after.Pass()).AsTask();

        // The next call keeps the resource's thread until the continuation has run, which it can only do elsewhere.
        gate.Open();
        var (_, continuation) = await inCall.Task.Soon();
        if (IsPinned)
            Assert.NotEqual(thread, continuation);
        Assert.False(next.IsCompleted);
        after.Open();
        await next.Soon();
        Assert.True(call.IsCompletedSuccessfully);
        await call;
    }

    [Fact, Trait("Contract", "C5")]
    public async Task Await_WithASynchronizationContext_ComesBackToIt()
    {
        var shared = ShareJournal(out _);
        using var pump = new Pump();
        using var held = await HoldAsync(shared);

        var flow = pump.Run(async () =>
        {
            var threads = new List<int> { Environment.CurrentManagedThreadId };
            await shared.AskAsync(static r => r.Write(1));
            threads.Add(Environment.CurrentManagedThreadId);
            await shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(1)));
            threads.Add(Environment.CurrentManagedThreadId);
            try
            {
                await shared.AskAsync(static r => throw new FormatException());
            }
            catch (FormatException)
            {
                threads.Add(Environment.CurrentManagedThreadId);
            }
            return threads;
        });
        await held.ReleaseAsync();
        var all = await flow.Soon();

        Assert.Equal(4, all.Count);
        Assert.Equal(pump.ThreadId, Assert.Single(all.Distinct()));
    }

    [Fact, Trait("Contract", "C5")]
    public async Task Await_WithATaskScheduler_ComesBackToIt()
    {
        var shared = ShareJournal(out _);
        var scheduler = new ConcurrentExclusiveSchedulerPair().ExclusiveScheduler;
        using var held = await HoldAsync(shared);

        var flow = Task.Factory.StartNew(
            async () =>
            {
                await shared.AskAsync(static r => r.Write(1));
                var first = TaskScheduler.Current;
                await shared.AskAsync(static r => r.Echo(1));
                return (first, TaskScheduler.Current);
            },
            CancellationToken.None, TaskCreationOptions.None, scheduler).Unwrap();
        await held.ReleaseAsync();

        Assert.Equal((scheduler, scheduler), await flow.Soon());
    }

    [Fact, Trait("Contract", "C5")]
    public async Task Await_AcrossACall_KeepsTheCallersExecutionContext()
    {
        var local = new AsyncLocal<int>();
        var shared = ShareJournal(out _);
        using var held = await HoldAsync(shared);
        local.Value = 42;
        var seen = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var call = shared.AskAsync(static r => r.Echo(1));
        call.GetAwaiter().OnCompleted(() => seen.SetResult(local.Value));
        local.Value = 0;

        await held.ReleaseAsync();

        Assert.Equal(42, await seen.Task.Soon());
        Assert.Equal(1, await call);
    }

    private sealed class Pump : SynchronizationContext, IDisposable
    {
        private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _posts = [];
        private readonly Thread _thread;

        public Pump()
        {
            _thread = new Thread(() =>
            {
                SetSynchronizationContext(this);
                foreach (var (callback, state) in _posts.GetConsumingEnumerable())
                    callback(state);
            })
            { IsBackground = true };
            _thread.Start();
        }

        public int ThreadId => _thread.ManagedThreadId;

        public override void Post(SendOrPostCallback d, object? state) => _posts.Add((d, state));

        public Task<TResult> Run<TResult>(Func<Task<TResult>> flow)
        {
            var done = new TaskCompletionSource<Task<TResult>>(TaskCreationOptions.RunContinuationsAsynchronously);
            Post(_ => done.SetResult(flow()), null);
            return done.Task.Unwrap();
        }

        public void Dispose() => _posts.CompleteAdding();
    }
}
