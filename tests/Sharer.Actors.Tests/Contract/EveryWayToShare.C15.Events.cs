using Sharer.Diagnostics;
using Sharer.Generated;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    private static readonly SharedMember TurnedMember = new("Turned");

    [Fact, Trait("Contract", "C15")]
    public async Task Event_FromTheFirstMoveNextToTheEnd_IsSubscribedToAsATurn()
    {
        var shared = ShareReel(out _);
        var stream = Turned(shared);
        var items = stream.GetAsyncEnumerator();
        Assert.Equal(0, await shared.AskAsync(static r => r.Handlers).Soon());

        var first = items.MoveNextAsync().AsTask();
        Assert.Equal(1, await shared.AskAsync(static r => r.Handlers).Soon());
        await shared.AskAsync(static r => { r.Turn(1); r.Turn(2); }).Soon();
        Assert.True(await first.Soon());
        Assert.Equal(1, items.Current);
        Assert.True(await items.MoveNextAsync().Soon());
        Assert.Equal(2, items.Current);
        var third = items.MoveNextAsync().AsTask();
        Assert.False(third.IsCompleted);
        await shared.AskAsync(static r => r.Turn(3)).Soon();
        Assert.True(await third.Soon());
        await items.DisposeAsync().Soon();

        Assert.Equal(0, await shared.AskAsync(static r => r.Handlers).Soon());
        await shared.AskAsync(static r => r.Turn(4)).Soon();
        Assert.False(await items.MoveNextAsync().Soon());
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Event_WithSeveralConsumers_ReachesEach()
    {
        var shared = ShareReel(out _);
        var (a, b) = (Turned(shared).GetAsyncEnumerator(), Turned(shared).GetAsyncEnumerator());
        var (first, second) = (a.MoveNextAsync().AsTask(), b.MoveNextAsync().AsTask());
        Assert.Equal(2, await shared.AskAsync(static r => r.Handlers).Soon());

        await shared.AskAsync(static r => r.Turn(7)).Soon();

        Assert.True(await first.Soon() && await second.Soon());
        Assert.Equal((7, 7), (a.Current, b.Current));
        await a.DisposeAsync().Soon();
        Assert.Equal(1, await shared.AskAsync(static r => r.Handlers).Soon());
        await b.DisposeAsync().Soon();
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C10")]
    public async Task Event_Canceled_ReleasesItsConsumerAndIsUnsubscribed()
    {
        var shared = ShareReel(out _);
        using var cancel = new CancellationTokenSource();
        var items = Turned(shared).GetAsyncEnumerator(cancel.Token);
        var first = items.MoveNextAsync().AsTask();
        Assert.Equal(1, await shared.AskAsync(static r => r.Handlers).Soon());

        cancel.Cancel();

        Assert.Equal(cancel.Token, (await Assert.ThrowsAsync<CallCanceledException>(() => first.Soon())).CancellationToken);
        await items.DisposeAsync().Soon();
        Assert.Equal(0, await shared.AskAsync(static r => r.Handlers).Soon());
    }

    [Fact, Trait("Contract", "C15")]
    public async Task Event_WhoseConsumerIsTooSlow_DropsAndCountsTheOldest()
    {
        var name = NewName();
        using var log = new MeasurementLog(name);
        var shared = Share(static () => new Reel(new Reel.Record()), name: name);
        await using var items = Turned(shared).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await shared.AskAsync(static r => r.Turn(0)).Soon();
        Assert.True(await first.Soon());

        await shared.AskAsync(static r =>
        {
            for (var i = 1; i <= 1030; i++)
                r.Turn(i);
        }).Soon();

        for (var i = 7; i <= 1030; i++)
        {
            Assert.True(await items.MoveNextAsync().Soon());
            Assert.Equal(i, items.Current);
        }

        var dropped = log.Of("sharer.stream.dropped");
        Assert.Equal((6, "Turned"), (dropped.Count, dropped[0].Method));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C8")]
    public async Task Event_WhenTheResourceIsReplaced_GoesOnWithTheNextInstance()
    {
        var instances = new List<Reel>();
        var shared = Share(() =>
        {
            instances.Add(new Reel(new Reel.Record()));
            return instances[^1];
        }, static o => o.IsBroken = static e => e is InvalidDataException);
        await using var items = Turned(shared).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await shared.AskAsync(static r => r.Turn(1)).Soon();
        Assert.True(await first.Soon());
        var second = items.MoveNextAsync().AsTask();

        await Assert.ThrowsAsync<InvalidDataException>(() => shared.AskAsync(static _ => throw new InvalidDataException()).Soon());
        await shared.AskAsync(static r => r.Turn(2)).Soon();

        Assert.True(await second.Soon());
        Assert.Equal(2, items.Current);
        Assert.Equal((2, 0, 1), (instances.Count, instances[0].Handlers, instances[1].Handlers));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C8")]
    public async Task Event_ThatTheNextInstanceRefuses_EndsWithWhatThatThrew()
    {
        var made = 0;
        var shared = Share(() => new Refusing(++made > 1), static o => o.IsBroken = static e => e is InvalidDataException);
        await using var items = SharedCalls.EventAsync<Refusing, Action<int>, int>(
            shared, TurnedMember, static raise => raise, static (r, handler) => r.Turned += handler, static (r, handler) => r.Turned -= handler, default).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await Assert.ThrowsAsync<InvalidDataException>(() => shared.AskAsync(static _ => throw new InvalidDataException()).Soon());

        await Assert.ThrowsAsync<NotSupportedException>(() => first.Soon());
        Assert.Equal(1, await shared.AskAsync(static _ => 1).Soon());
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C11")]
    public async Task Event_WhenTheResourceStops_EndsAfterWhatWaits()
    {
        var instance = new Reel(new Reel.Record());
        var shared = Share(() => instance);
        var items = Turned(shared).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await shared.AskAsync(static r => { r.Turn(1); r.Turn(2); }).Soon();
        Assert.True(await first.Soon());

        await OwnerOf(shared).DisposeAsync().Soon();
        await shared.Stopped.Soon();

        Assert.Equal(0, instance.Handlers);
        Assert.True(await items.MoveNextAsync().Soon());
        Assert.Equal(2, items.Current);
        await Assert.ThrowsAsync<ResourceStoppedException>(() => items.MoveNextAsync().Soon());
        await items.DisposeAsync().Soon();
        await Assert.ThrowsAsync<ResourceStoppedException>(() => ToListAsync(Turned(shared)));
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C5")]
    public async Task Event_RaisedOnAnyThread_NeitherBlocksNorRunsItsConsumerThere()
    {
        var instance = new Reel(new Reel.Record());
        var shared = Share(() => instance);
        await using var items = Turned(shared).GetAsyncEnumerator();
        var first = items.MoveNextAsync().AsTask();
        await shared.AskAsync(static _ => { }).Soon();
        Thread? resumedOn = null;
        var resumed = first.ContinueWith(_ => resumedOn = Thread.CurrentThread, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        var raiser = new Thread(() => instance.Turn(5));
        raiser.Start();
        raiser.Join();
        await resumed.Soon();

        Assert.NotSame(raiser, resumedOn);
        Assert.Equal(5, items.Current);
    }

    [Fact, Trait("Contract", "C15"), Trait("Contract", "C12")]
    public async Task Event_SubscribedToFromInsideACall_IsRefused()
    {
        var shared = ShareReel(out _);

        await shared.UseAsync(async (_, _) => await Assert.ThrowsAsync<SelfCallException>(() => ToListAsync(Turned(shared)).Soon())).Soon();

        Assert.Equal(0, await shared.AskAsync(static r => r.Handlers).Soon());
    }

    private protected static IAsyncEnumerable<int> Turned(SharedRef<Reel> shared, CancellationToken cancellationToken = default) =>
        SharedCalls.EventAsync<Reel, Action<int>, int>(
            shared, TurnedMember, static raise => raise, static (r, handler) => r.Turned += handler, static (r, handler) => r.Turned -= handler, cancellationToken);

    private sealed class Refusing(bool refuses)
    {
        private readonly List<Action<int>> _turned = [];

        public event Action<int> Turned
        {
            add => _turned.Add(refuses ? throw new NotSupportedException() : value);
            remove => _turned.Remove(value);
        }
    }
}
