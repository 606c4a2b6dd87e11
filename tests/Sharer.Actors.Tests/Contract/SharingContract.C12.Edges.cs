using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromTheProbe_IsRefused()
    {
        var time = new ManualTimeProvider();
        Task? refused = null;
        SharedRef<object>? shared = null;
        shared = Share(static () => new object(), o =>
        {
            (o.TimeProvider, o.ProbeInterval) = (time, TimeSpan.FromSeconds(5));
            o.Probe = _ => Volatile.Write(ref refused, shared!.AskAsync(static _ => { }).AsTask());
        });
        await shared.Started.Soon();
        await AdvanceUntilAsync(time, () => Volatile.Read(ref refused) is not null, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10));

        var failure = await Assert.ThrowsAsync<SelfCallException>(() => refused!.Soon());
        CheckRing(failure, shared.Name, shared.Name);
        Assert.Contains("Probe", failure.Message, StringComparison.Ordinal);
        Assert.Equal(ResourceState.Up, shared.GetSnapshot().State);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromAFlowThatIsSuppressed_IsNotSeenAndWaitsItsTurn()
    {
        var shared = ShareJournal(out var record);
        Task? call = null;
        using var made = new Gate();
        await shared.AskAsync(r =>
        {
            using (ExecutionContext.SuppressFlow())
            {
                _ = Task.Run(() =>
                {
                    call = shared.AskAsync(static r => r.Write(2)).AsTask();
                    made.Open();
                });
            }
            made.Pass();
            r.Write(1);
        }).Soon();

        await call!.Soon();
        Assert.Equal([1, 2], record.Entries);
    }

    [Fact, Trait("Contract", "C12"), Trait("Contract", "C11")]
    public async Task Call_FromInsideOneThatOutlivesTheStop_IsStoppedRatherThanASelfCall()
    {
        var shared = ShareJournal(out _);
        var owner = OwnerOf(shared);
        var (before, after) = await shared.UseAsync(async (_, _) =>
        {
            var before = shared.AskAsync(static r => r.Write(1)).AsTask();
            owner.Dispose();
            await Task.Yield();
            return (before, shared.AskAsync(static r => r.Write(1)).AsTask());
        }).Soon();

        await Assert.ThrowsAsync<SelfCallException>(() => before);
        await Assert.ThrowsAsync<ResourceStoppedException>(() => after);
        await shared.Stopped.Soon();
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_ItsMessage_NamesTheMethodsInsideOneAnother()
    {
        var (a, b) = (ShareJournal(out _), ShareJournal(out _));
        var failure = await Assert.ThrowsAsync<SelfCallException>(() => a.UseAsync(async (_, _) =>
            await b.AskAsync(_ => a.AskAsync(static r => r.Echo(1)).AsTask().GetAwaiter().GetResult())).Soon());

        Assert.Contains(
            $"AskAsync on '{a.Name}' was called inside AskAsync of '{b.Name}', inside UseAsync of '{a.Name}'", failure.Message, StringComparison.Ordinal);
    }

    [Fact, Trait("Contract", "C12"), Trait("Contract", "C9")]
    public async Task SelfCall_WithTheQueueFull_IsASelfCallAndNoRejection()
    {
        var shared = ShareJournal(out _, static o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));

        await Assert.ThrowsAsync<SelfCallException>(() => shared.UseAsync(async (_, _) => await shared.AskAsync(static r => r.Echo(1))).Soon());

        Assert.Equal(0, shared.GetSnapshot().Rejected);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromCreateResetOrDispose_IsRefused()
    {
        var refused = new List<(string Where, Task Call)>();
        SharedRef<Hooked>? shared = null;
        using var known = new Gate();
        shared = Share(
            () =>
            {
                known.Pass();
                Call("create");
                return new Hooked(() => Call("dispose"));
            },
            o =>
            {
                o.Reset = _ => Call("reset");
                o.IsBroken = static e => e is InvalidDataException;
            });
        known.Open();

        await Assert.ThrowsAsync<FormatException>(() => shared.AskAsync(static _ => throw new FormatException()).Soon());
        await Assert.ThrowsAsync<InvalidDataException>(() => shared.AskAsync(static _ => throw new InvalidDataException()).Soon());
        await shared.AskAsync(static _ => { }).Soon();

        Assert.Equal(["create", "reset", "dispose", "create"], refused.Select(static r => r.Where));
        foreach (var (_, call) in refused)
            CheckRing(await Assert.ThrowsAsync<SelfCallException>(() => call.Soon()), shared.Name, shared.Name);

        void Call(string where)
        {
            if (shared!.GetSnapshot().State != ResourceState.Stopping)
                refused.Add((where, shared.AskAsync(static _ => { }).AsTask()));
        }
    }

    [Fact, Trait("Contract", "C12")]
    public async Task Flow_ThatASynchronousCallLeftBehind_IsNotMistakenForOneOfTheNextThousandCalls()
    {
        // Threads that have run a call and ended, as a pool's do, must not make the library forget more quickly.
        for (var i = 0; i < 80; i++)
        {
            var shortLived = System.Share(NewName(), static () => new object(), static o => o.Dispatcher = "sharer.pinned-dispatcher");
            await shortLived.AskAsync(static _ => { }).Soon();
            await shortLived.DisposeAsync().Soon();
        }
        var shared = ShareJournal(out _);
        var left = await shared.AskAsync(static _ => ExecutionContext.Capture()!).Soon();

        for (var i = 0; i < 500; i++)
        {
            using var later = await HoldAsync(shared);
            var call = Task.CompletedTask;
            ExecutionContext.Run(left, _ => call = shared.AskAsync(static r => r.Write(1)).AsTask(), null);
            await later.ReleaseAsync();
            await call.Soon();
            if (i % 2 == 0)
                await shared.AskAsync(static _ => { }).Soon();
        }
    }

    private sealed class Hooked(Action disposing) : IDisposable
    {
        public void Dispose() => disposing();
    }
}
