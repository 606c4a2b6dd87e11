using System.Runtime.CompilerServices;
using Akka.Actor;
using Sharer.Actors.Tests.Contract;
using Sharer.Calls;
using Sharer.Direct;
using Sharer.Instruments;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Mailbox;

/// <summary>What the actor finds when it takes the next call, or goes to sleep, and a place has come free that nobody has filled.</summary>
/// <remarks>That is how it stands when a caller is suspended at the moment in which the last call leaves. No clock ticks here by itself.</remarks>
public sealed class CallQueueTests(Engine engine) : IClassFixture<Engine>
{
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C9")]
    [InlineData(0, 1)]
    [InlineData(32, 2)]
    public async Task HasMessages_WhereASuspendedCallerCouldComeIn_IsTrueThoughNoCallWaits(int capacity, int enough)
    {
        var (shared, _) = await FullAsync($"could come in {capacity}", capacity);
        var queue = shared.Resource.Queue;
        for (var left = 0; left < enough; left++)
        {
            Assert.False(queue.HasMessages);
            shared.Resource.Admission.LeaveServed();
        }

        Assert.Equal((true, false, 1), (queue.HasMessages, queue.IsSomethingWaiting, shared.Resource.Admission.Suspended));
    }

    [Fact, Trait("Contract", "C8"), Trait("Contract", "C11")]
    public async Task HasMessages_WhereNoCallMayComeOut_IsFalse()
    {
        var (shared, suspended) = await FullAsync("may not come out", 0);
        var queue = shared.Resource.Queue;
        shared.Resource.Admission.LeaveServed();
        Assert.True(queue.HasMessages);

        queue.GateClosed = true;
        Assert.False(queue.HasMessages);
        queue.GateClosed = false;
        Assert.True(queue.HasMessages);
        queue.Close();
        Assert.Equal((false, 1), (queue.HasMessages, shared.Resource.Admission.Suspended));

        shared.Resource.Close();
        Assert.Equal((Ending.Stopped, false), ((await suspended.Soon()).How, queue.HasMessages));
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C9")]
    public async Task TryDequeue_WhereNoCallWaits_LetsTheSuspendedInAndTakesHim()
    {
        var (shared, _) = await FullAsync("none waits", 0);
        var (queue, admission) = (shared.Resource.Queue, shared.Resource.Admission);
        // The test takes the calls out in the actor's place.
        shared.Resource.Actor = ActorRefs.Nobody;
        Assert.False(queue.TryDequeue(out _));
        admission.LeaveServed();

        Assert.True(queue.TryDequeue(out var envelope));

        Assert.IsType<Call>(envelope.Message, exactMatch: false);
        Assert.Equal((0, 1), (admission.Suspended, admission.Inside));
        Assert.False(queue.TryDequeue(out _));
    }

    [Fact, Trait("Contract", "C2"), Trait("Contract", "C9")]
    public async Task TryDequeue_WhereACallWaits_TakesItAndLetsTheSuspendedInBehindIt()
    {
        var (shared, _) = await FullAsync("one waits", 1, static (shared, door) =>
        {
            shared.Resource.Actor = ActorRefs.Nobody;
            door.Open();
        });
        var (queue, admission) = (shared.Resource.Queue, shared.Resource.Admission);
        admission.LeaveServed();
        Assert.Equal((1, 1), (queue.Count, admission.Suspended));

        Assert.True(queue.TryDequeue(out var first));

        Assert.Equal((1, 0, 2), (queue.Count, admission.Suspended, admission.Inside));
        Assert.True(queue.TryDequeue(out var second));
        Assert.NotSame(first.Message, second.Message);
    }

    // A dispatcher may run the actor on the thread that wakes it, within the admission; the count of the suspended is behind until it is over.
    // With something to do and nothing to take the mailbox would go round, and on that thread into itself, without end.
    [Fact, Trait("Contract", "C9")]
    public async Task HasMessages_WithinTheAdmissionThatLetsIn_IsFalseOnceTheCallHasBeenTaken()
    {
        var (shared, _) = await FullAsync("woken within", 0);
        var (queue, admission) = (shared.Resource.Queue, shared.Resource.Admission);
        List<(bool Taken, int Suspended, bool HasMessages)> seen = [];
        shared.Resource.Actor = new RunsWhenTold(() =>
        {
            var taken = queue.TryDequeue(out var _);
            admission.LeaveServed();
            seen.Add((taken, admission.Suspended, queue.HasMessages));
        });

        admission.Leave();

        Assert.Equal((true, 1, false), Assert.Single(seen));
        Assert.Equal((0, 0, false), (admission.Suspended, admission.Inside, queue.HasMessages));
    }

    // As an interrupt hook does that came too late for its call. Nobody but the actor knows of the call that it has just taken out.
    [Fact, Trait("Contract", "C3"), Trait("Contract", "C9")]
    public async Task TryDequeue_WhoseThreadIsInterruptedAtTheLockOfTheAdmission_PutsTheCallBack()
    {
        var (shared, _) = await FullAsync("interrupted at the lock", 1, static (shared, door) =>
        {
            shared.Resource.Actor = ActorRefs.Nobody;
            door.Open();
        });
        var (queue, admission) = (shared.Resource.Queue, shared.Resource.Admission);
        admission.LeaveServed();
        Exception? thrown = null;
        var actor = new Thread(() => thrown = Record.Exception(() => queue.TryDequeue(out _)));
        lock (LockOf(admission))
        {
            actor.Start();
            // From here on there is nothing that it waits for but the lock.
            Assert.True(SpinWait.SpinUntil(() => queue.Count == 0, Patience.Limit));

            actor.Interrupt();
            Assert.True(actor.Join(Patience.Limit));
        }

        Assert.IsType<ThreadInterruptedException>(thrown);
        Assert.Equal((1, 1, 1), (queue.Count, admission.Suspended, admission.Inside));
    }

    // The engine logs what its dispatcher refuses, and forgets it; nobody else comes by where nothing but suspended callers is left.
    [Fact, Trait("Contract", "C3")]
    public async Task Tick_AfterAWakeUpForTheSuspendedWasLost_LetsThemIn()
    {
        var time = new ManualTimeProvider();
        var (shared, suspended) = await FullAsync("never let in", 0, time: time);
        shared.Resource.Admission.LeaveServed();

        time.Advance(CallClock.TickLength);

        Assert.Equal(Ending.Result, (await suspended.Soon()).How);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C9")]
    public async Task Directly_WhoeverWorksOffTheQueueNext_LetsTheSuspendedIn()
    {
        var log = new TraceLog("directly let in");
        var options = new ShareOptions<object> { Capacity = 0, TimeProvider = new ManualTimeProvider() };
        var resource = new SharedResource<object>(
            _ => log, "directly", "directly", static _ => new(new object()), options, new CallClock(options.TimeProvider, log), static _ => { });
        var actor = new DirectRef<object>(resource);
        resource.Actor = actor;
        actor.Start();
        await using var shared = new SharedRef<object>(resource);
        _ = Doorstep<object>.OfTell(shared, static _ => { });
        var suspended = Ended.OfAsync(shared.AskAsync(static _ => { }));
        resource.Admission.LeaveServed();
        Assert.Equal((1, false), (resource.Admission.Suspended, suspended.IsCompleted));

        actor.Tell(CallsWait.Instance, ActorRefs.NoSender);

        Assert.Equal(Ending.Result, (await suspended.Soon()).How);
        Assert.Equal((0, 0), (resource.Admission.Suspended, resource.Admission.Inside));
    }

    /// <summary>As many calls inside as may be, all of them on their way, and one caller suspended. The resource ends with the engine.</summary>
    private async Task<(SharedRef<object> Shared, Task<Ended> Suspended)> FullAsync(
        string name, int capacity, Action<SharedRef<object>, Doorstep<object>>? arrange = null, ManualTimeProvider? time = null)
    {
        time ??= new ManualTimeProvider();
        var shared = engine.System.Share(
            name, static () => new object(), o => (o.Capacity, o.TimeProvider, o.CallTimeout) = (capacity, time, Timeout.InfiniteTimeSpan));
        await shared.Started.Soon();
        // The actor has come to rest: what it was told of its start is behind it.
        await shared.AskAsync(static _ => { }).Soon();
        await Patience.Eventually(() => !shared.Resource.Queue.HasMessages && shared.Resource.Admission.Inside == 0, "nothing is left to do");
        var doors = Enumerable.Range(0, capacity + 1).Select(_ => Doorstep<object>.OfTell(shared, static _ => { })).ToArray();
        arrange?.Invoke(shared, doors[0]);
        var suspended = Ended.OfAsync(shared.AskAsync(static _ => { }));
        Assert.Equal(1, shared.Resource.Admission.Suspended);
        return (shared, suspended);
    }

    private sealed class RunsWhenTold(Action run) : ActorRefBase
    {
        public override ActorPath Path { get; } = new RootActorPath(new Address("sharer", "told"));

        protected override void TellInternal(object message, IActorRef sender) => run();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "_lock")]
    private static extern ref Lock LockOf(Admission admission);
}
