using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>Shared through an actor's context: all that the others promise, and an end with the parent.</summary>
public sealed class AsAChildOfAnActor(Engine engine) : SharingContract(engine)
{
    [Fact, Trait("Contract", "C11")]
    public async Task StopOfTheParent_WithCallsWaiting_EndsThemAndDisposesTheResource()
    {
        var parent = System.ActorOf(Props.Create(() => new Parent(Directive.Stop)));
        var record = new Journal.Record();
        var shared = ShareUnder(parent, NewName(), () => new Journal(record), _ => { });
        using var held = await HoldAsync(shared);
        var waiting = Enumerable.Range(0, 20).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();

        System.Stop(parent);
        held.Gate.Open();

        // The stop comes down to the child in its own time: some of the calls may run before it is there.
        var ends = await Task.WhenAll(waiting).Soon();
        Assert.All(ends, static end => Assert.True(end.How == Ending.Result || end is { How: Ending.Stopped, NeverRan: true }, $"{end}"));
        await held.Call.Soon();
        await shared.Stopped.Soon();
        Assert.Equal(Enumerable.Range(0, 20).Where(i => ends[i].How == Ending.Result), record.Entries);
        Assert.Equal((1, 1), (record.Created, record.Disposed));
    }

    [Fact, Trait("Contract", "C8")]
    public async Task Restart_ByTheSupervisor_KeepsTheQueue()
    {
        var parent = System.ActorOf(Props.Create(() => new Parent(Directive.Restart)));
        var record = new Journal.Record();
        var shared = ShareUnder(parent, NewName(), () => new Journal(record), _ => { });
        using var held = await HoldAsync(shared);
        var waiting = Enumerable.Range(0, 20).Select(i => shared.AskAsync(static (r, i) => r.Echo(i), i).AsTask()).ToArray();

        shared.Actor.Tell(Kill.Instance);
        held.Gate.Open();

        Assert.Equal(Enumerable.Range(0, 20), await Task.WhenAll(waiting).Soon());
        Assert.Equal(Enumerable.Range(0, 20), record.Entries);
        Assert.False(shared.Stopped.IsCompleted);
        Assert.InRange(record.Created - record.Disposed, 1, 1);
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();
        Assert.Equal(record.Created, record.Disposed);
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C15")]
    public async Task Restart_ByTheSupervisorWhileAStreamIsClosed_ComesAfterItAndClosesTheOthersFirst()
    {
        var parent = System.ActorOf(Props.Create(() => new Parent(Directive.Restart)));
        var record = new Reel.Record();
        var shared = ShareUnder(parent, NewName(), () => new Reel(record), _ => { });
        using var gate = new Gate();
        var slow = CountAsync(shared, 300, (i, _) => i == 0 ? gate.PassAsync() : Task.CompletedTask).GetAsyncEnumerator();
        var other = shared.StreamAsync(static r => r.Count(name: "2"), InChunksOf(1)).GetAsyncEnumerator();
        Assert.True(await slow.MoveNextAsync().Soon());
        Assert.True(await other.MoveNextAsync().Soon());
        var leaving = slow.DisposeAsync().AsTask();
        await gate.Reached;

        shared.Actor.Tell(Kill.Instance);
        await SettleAsync(shared);
        Assert.Equal("open open2", record.All);
        gate.Open();
        await leaving.Soon();

        Assert.Equal(2, await shared.AskAsync(static r => r.Generation).Soon());
        Assert.Equal("open open2 close close2 dispose", record.All);
        await Assert.ThrowsAsync<ResourceUnavailableException>(() => other.MoveNextAsync().Soon());
        await other.DisposeAsync().Soon();
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();
    }

    [Theory, Trait("Contract", "C8"), Trait("Contract", "C3")]
    [InlineData(Directive.Restart)]
    [InlineData(Directive.Resume)]
    public async Task RestartOrResume_DuringAHeldTurn_KeepsTheTurnAndTheQueue(Directive verdict)
    {
        var parent = System.ActorOf(Props.Create(() => new Parent(verdict)));
        var record = new Journal.Record();
        var shared = ShareUnder(parent, NewName(), () => new Journal(record), static o => o.Capacity = 3);
        using var gate = new Gate();
        var use = shared.UseAsync(async (r, _) =>
        {
            await gate.PassAsync();
            return r.Echo(-1);
        }).AsTask();
        await gate.Reached;
        var waiting = Enumerable.Range(0, 20).Select(i => shared.AskAsync(static (r, i) => r.Echo(i), i).AsTask()).ToArray();

        for (var i = 0; i < 3; i++)
            shared.Actor.Tell(Kill.Instance);
        await SettleAsync(shared);
        Assert.False(use.IsCompleted);
        Assert.Equal(0, record.Disposed);
        gate.Open();

        Assert.Equal(-1, await use.Soon());
        Assert.Equal(Enumerable.Range(0, 20), await Task.WhenAll(waiting).Soon());
        Assert.Equal([-1, .. Enumerable.Range(0, 20)], record.Entries);
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();
        Assert.Equal(record.Created, record.Disposed);
    }

    [Fact, Trait("Contract", "C11")]
    public async Task Name_UnderAnotherParent_IsStillTakenInTheSystem()
    {
        var name = NewName();
        var shared = ShareJournal(out _, name: name);
        var other = System.ActorOf(Props.Create(() => new Parent(Directive.Stop)));

        var refused = Assert.ThrowsAny<Exception>(() => ShareUnder(other, name, static () => new object(), static _ => { }));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.ThrowsAny<Exception>(() => System.Share(name, static () => new object()));

        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();
        await using var again = System.Share(name, static () => new object());
        await again.Started.Soon();
    }

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C8")]
    [InlineData(Directive.Restart)]
    [InlineData(Directive.Resume)]
    [InlineData(Directive.Stop)]
    [InlineData(Directive.Escalate)]
    public async Task Crash_ByEachVerdictOfTheParent_LeavesNoCallWithoutAnAnswer(Directive verdict)
    {
        var parent = System.ActorOf(Props.Create(() => new Parent(verdict)));
        var time = new HookedTime();
        var record = new Journal.Record();
        var shared = ShareUnder(parent, NewName(), () => new Journal(record), o => (o.TimeProvider, o.CallTimeout) = (time, Timeout.InfiniteTimeSpan));
        using var gate = new Gate();
        var first = shared.AskAsync(r =>
        {
            gate.Pass();
            time.AtNextTaking(shared, static () => throw new TimeZoneNotFoundException("the clock stands still"));
            r.Write(0);
        }).AsTask();
        await gate.Reached;
        var calls = Enumerable.Range(1, 10).Select(i => Ended.OfAsync(shared.AskAsync(static (r, i) => r.Write(i), i))).ToArray();
        gate.Open();

        await first.Soon();
        var ends = await Task.WhenAll(calls).Soon();
        Assert.True(ends[0] is { How: Ending.Stopped, NeverRan: true }, $"{ends[0]}");
        if (verdict is Directive.Restart or Directive.Resume)
        {
            Assert.All(ends[1..], static end => Assert.Equal(Ending.Result, end.How));
            Assert.Equal(verdict == Directive.Restart ? 2 : 1, await shared.AskAsync(static r => r.Generation).Soon());
            await shared.DisposeAsync().Soon();
        }
        else
        {
            // Escalated, the failure is the parent's: it is restarted, and its children end.
            Assert.All(ends[1..], static end => Assert.True(end is { How: Ending.Stopped, NeverRan: true }, $"{end}"));
        }
        await shared.Stopped.Soon();
        Assert.Equal(record.Created, record.Disposed);
    }

    protected override Directive AtACrash => Directive.Stop;

    private protected override SharedRef<T> Create<T>(ActorSystem system, string name, Func<T> create, Action<ShareOptions<T>> configure) =>
        ShareUnder(system.ActorOf(Props.Create(() => new Parent(Directive.Stop))), name, create, configure);

    private protected override SharedRef<T> Create<T>(
        ActorSystem system, string name, Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>> configure) =>
        Within(system.ActorOf(Props.Create(() => new Parent(Directive.Stop))), context => context.Share(name, create, configure));

    private static SharedRef<T> ShareUnder<T>(IActorRef parent, string name, Func<T> create, Action<ShareOptions<T>> configure)
        where T : class => Within(parent, context => context.Share(name, create, configure));

    private static SharedRef<T> Within<T>(IActorRef parent, Func<IActorContext, SharedRef<T>> share) where T : class
    {
        using var answered = new ManualResetEventSlim();
        SharedRef<T>? shared = null;
        Exception? refused = null;
        parent.Tell((Action<IActorContext>)(context =>
        {
            try
            {
                shared = share(context);
            }
            catch (Exception failure)
            {
                refused = failure;
            }
            answered.Set();
        }));
        if (!answered.Wait(Patience.Limit))
            throw new TimeoutException("The parent never shared the resource.");
        if (refused is not null)
            global::System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(refused);
        return shared!;
    }

    private sealed class Parent(Directive verdict) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Action<IActorContext> act)
                act(Context);
            else
                Unhandled(message);
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(_ => verdict);
    }
}
