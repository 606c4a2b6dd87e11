using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>The pinned dispatcher: all that the others promise, and one thread for everything that is done to the resource.</summary>
public sealed class OnItsOwnThread(Engine engine) : SharingContract(engine)
{
    protected override string Dispatcher => "sharer.pinned-dispatcher";

    [Fact, Trait("Contract", "C7")]
    public async Task EveryTouch_OfTheResource_HappensOnOneThreadThatBearsItsName()
    {
        var touches = new Touches();
        var name = NewName();
        var shared = Share(() => new Touched(touches), o => o.Reset = static r => r.Touch("reset"), name);

        await shared.AskAsync(static r => r.Touch("ask")).Soon();
        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static r => r.Fail()).Soon());
        await shared.UseAsync(static async (r, _) =>
        {
            r.Touch("use");
            await Task.Yield();
            r.Touch("use after a yield");
            await Task.Delay(1, CancellationToken.None);
            r.Touch("use after a delay");
            await Task.Run(static () => { });
            r.Touch("use after work elsewhere");
        }).Soon();
        await shared.UseAsync(static async (r, _) =>
        {
            await NestedAsync(r);
            r.Touch("use after a nested task");
            return 1;
        }).Soon();
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        shared.Tell(r =>
        {
            r.Touch("tell");
            told.SetResult();
        });
        await told.Task.Soon();
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal(
            ["create", "ask", "fail", "reset", "use", "use after a yield", "use after a delay", "use after work elsewhere",
                "nested", "nested after a yield", "use after a nested task", "tell", "dispose"],
            touches.What);
        var thread = Assert.Single(touches.Threads);
        Assert.Equal(name, thread.Name);
        Assert.False(touches.OnThePool);
    }

    [Fact, Trait("Contract", "C7")]
    public async Task Probe_AndTheTimersThatCallForIt_StayOnTheThread()
    {
        var touches = new Touches();
        var time = new ManualTimeProvider();
        var shared = Share(() => new Touched(touches), o =>
        {
            (o.TimeProvider, o.ProbeInterval) = (time, TimeSpan.FromSeconds(5));
            o.Probe = static r => r.Touch("probe");
        });
        await shared.Started.Soon();
        await AdvanceUntilAsync(time, () => touches.What.Contains("probe"), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        Assert.Single(touches.Threads);
    }

    [Fact, Trait("Contract", "C7")]
    public async Task Replacement_OfABrokenResource_StaysOnTheThread()
    {
        var touches = new Touches();
        var shared = Share(() => new Touched(touches), o => o.IsBroken = static e => e is FormatException);

        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static r => r.Fail()).Soon());
        await shared.AskAsync(static r => r.Touch("ask")).Soon();

        Assert.Equal(["create", "fail", "dispose", "create", "ask"], touches.What);
        Assert.Single(touches.Threads);
    }

    [Fact, Trait("Contract", "C7")]
    public async Task AsyncFactoryAndAsyncDisposal_ContinueOnTheThread()
    {
        var touches = new Touches();
        var shared = Share(async _ =>
        {
            touches.Add("create begins");
            await Task.Yield();
            touches.Add("create ends");
            return new DisposedAsynchronously(touches);
        });
        await shared.AskAsync(static r => r.Touch()).Soon();
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal(["create begins", "create ends", "ask", "dispose begins", "dispose ends"], touches.What);
        Assert.Single(touches.Threads);
    }

    [Fact, Trait("Contract", "C7")]
    public async Task UseAsync_ThatLeavesTheThreadOnPurpose_MayDoSoAndTheNextCallIsBack()
    {
        var touches = new Touches();
        var shared = Share(() => new Touched(touches));
        var elsewhere = await shared.UseAsync(static async (_, _) =>
        {
            await Task.Delay(1, CancellationToken.None).ConfigureAwait(false);
            return Thread.CurrentThread;
        }).Soon();

        await shared.AskAsync(static r => r.Touch("ask")).Soon();

        Assert.DoesNotContain(elsewhere, touches.Threads);
        Assert.Single(touches.Threads);
    }

    [Fact, Trait("Contract", "C7")]
    public async Task Stopped_Completed_TheThreadEnds()
    {
        var shared = ShareJournal(out var record);
        await shared.Started.Soon();
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();

        await Patience.Eventually(() => !record.CreatedOn!.IsAlive, "the thread of a stopped resource has ended");
    }

    private static async Task NestedAsync(Touched resource)
    {
        resource.Touch("nested");
        await Task.Yield();
        resource.Touch("nested after a yield");
    }

    private sealed class Touches
    {
        private readonly List<(string What, Thread Thread)> _all = [];

        public string[] What => [.. All().Select(touch => touch.What)];

        public Thread[] Threads => [.. All().Select(touch => touch.Thread).Distinct()];

        public bool OnThePool { get; private set; }

        public void Add(string what)
        {
            lock (_all)
            {
                _all.Add((what, Thread.CurrentThread));
                OnThePool |= Thread.CurrentThread.IsThreadPoolThread;
            }
        }

        private List<(string What, Thread Thread)> All()
        {
            lock (_all)
                return [.. _all];
        }
    }

    private sealed class Touched : IDisposable
    {
        private readonly Touches _touches;

        public Touched(Touches touches)
        {
            _touches = touches;
            Touch("create");
        }

        public void Touch(string what) => _touches.Add(what);

        public void Fail()
        {
            Touch("fail");
            throw new FormatException();
        }

        public void Dispose() => Touch("dispose");
    }

    private sealed class DisposedAsynchronously(Touches touches) : IAsyncDisposable
    {
        public void Touch() => touches.Add("ask");

        public async ValueTask DisposeAsync()
        {
            touches.Add("dispose begins");
            await Task.Yield();
            touches.Add("dispose ends");
        }
    }
}
