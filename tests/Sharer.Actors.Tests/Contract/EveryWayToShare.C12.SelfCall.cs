using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromASynchronousCall_IsRefusedAtOnceAndTheCallGoesOn()
    {
        var shared = ShareJournal(out var record);
        var view = shared.With(new CallOptions { Priority = CallPriority.High });
        var refused = await shared.AskAsync(r =>
        {
            r.Write(1);
            Task[] calls =
            [
                shared.AskAsync(static r => r.Echo(-1)).AsTask(),
                shared.AskAsync(static (r, i) => r.Write(i), -1).AsTask(),
                shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(-1))).AsTask(),
                view.AskAsync(static r => r.Write(-1)).AsTask(),
                // Whether it is a self-call is looked at before the token is.
                shared.AskAsync(static r => r.Write(-1), new CancellationToken(true)).AsTask(),
            ];
            Assert.All(calls, static call => Assert.True(call.IsFaulted));
            return calls;
        }).Soon();

        foreach (var call in refused)
            CheckRing(await Assert.ThrowsAsync<SelfCallException>(() => call), shared.Name, shared.Name);
        Assert.Equal(2, await shared.AskAsync(static r => r.Echo(2)).Soon());
        Assert.Equal([1, 2], record.Entries);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromAHeldTurn_IsRefusedBeforeAndAfterEveryAwait()
    {
        var shared = ShareJournal(out var record);
        var refused = await shared.UseAsync(async (r, _) =>
        {
            var calls = new List<Task> { shared.AskAsync(static r => r.Write(-1)).AsTask() };
            await Task.Yield();
            calls.Add(shared.AskAsync(static r => r.Write(-1)).AsTask());
            await Task.Delay(1, CancellationToken.None).ConfigureAwait(false);
            calls.Add(shared.UseAsync(static (r, _) => ValueTask.FromResult(r.Echo(-1))).AsTask());
            await Task.Run(() => calls.Add(shared.AskAsync(static r => r.Write(-1)).AsTask()), CancellationToken.None);
            await new HttpMessageInvoker(new Relay(() => calls.Add(shared.AskAsync(static r => r.Write(-1)).AsTask())))
                .SendAsync(new HttpRequestMessage(), CancellationToken.None);
            return calls;
        }).Soon();

        Assert.Equal(5, refused.Count);
        foreach (var call in refused)
            CheckRing(await Assert.ThrowsAsync<SelfCallException>(() => call), shared.Name, shared.Name);
        await shared.AskAsync(static r => r.Write(1)).Soon();
        Assert.Equal([1], record.Entries);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromATaskThatTheCallStartedAndWaitsFor_IsRefused()
    {
        var shared = ShareJournal(out var record);
        var failure = await Assert.ThrowsAsync<SelfCallException>(() => shared.AskAsync(_ => Block(Task.Run(async () =>
        {
            await Task.Yield();
            await shared.AskAsync(static r => r.Write(-1));
        }))).Soon());

        CheckRing(failure, shared.Name, shared.Name);
        await shared.AskAsync(static r => r.Write(1)).Soon();
        Assert.Equal([1], record.Entries);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_OverTwoOrThreeResources_IsRefusedAndNamesTheRing()
    {
        var (a, b, c) = (ShareJournal(out _), ShareJournal(out _), ShareJournal(out var last));

        var two = await Assert.ThrowsAsync<SelfCallException>(() => a.UseAsync(async (_, _) =>
            await b.UseAsync(async (_, _) => await a.AskAsync(static r => r.Echo(-1)))).Soon());
        CheckRing(two, a.Name, a.Name, b.Name);

        var three = await Assert.ThrowsAsync<SelfCallException>(() => a.UseAsync(async (_, _) =>
        {
            await Task.Yield();
            return await b.UseAsync(async (_, _) => await c.UseAsync(async (r, _) =>
            {
                await Task.Yield();
                r.Write(1);
                return await a.AskAsync(static r => r.Echo(-1));
            }));
        }).Soon());
        CheckRing(three, a.Name, a.Name, b.Name, c.Name);

        var synchronous = await Assert.ThrowsAsync<SelfCallException>(() =>
            a.AskAsync(_ => Block(b.AskAsync(_ => Block(a.AskAsync(static r => r.Write(-1)).AsTask())).AsTask())).Soon());
        CheckRing(synchronous, a.Name, a.Name, b.Name);

        var short1 = await Assert.ThrowsAsync<SelfCallException>(() => a.UseAsync(async (_, _) =>
            await b.UseAsync(async (_, _) => await b.AskAsync(static r => r.Echo(-1)))).Soon());
        CheckRing(short1, b.Name, b.Name);

        // A chain that closes no ring is none, from either end.
        Assert.Equal(7, await a.UseAsync(async (_, _) => await b.UseAsync(async (_, _) => await c.AskAsync(static r => r.Echo(7)))).Soon());
        Assert.Equal(8, await c.UseAsync(async (_, _) => await b.UseAsync(async (_, _) => await a.AskAsync(static r => r.Echo(8)))).Soon());
        Assert.Equal([1, 7], last.Entries);
    }

    [Fact, Trait("Contract", "C12")]
    public async Task SelfCall_FromAnAsynchronousFactory_IsRefusedAfterItsAwaitsToo()
    {
        SharedRef<Journal>? shared = null;
        using var known = new Gate();
        Task? refused = null;
        shared = Share(async _ =>
        {
            await known.PassAsync();
            refused = shared!.AskAsync(static r => r.Write(-1)).AsTask();
            return new Journal(new Journal.Record());
        });
        known.Open();
        await shared.Started.Soon();

        await Assert.ThrowsAsync<SelfCallException>(() => refused!.Soon());
        Assert.Equal(1, await shared.AskAsync(static r => r.Echo(1)).Soon());
    }

    [Theory, Trait("Contract", "C12")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Flow_ThatACallLeftBehind_MayCallOnceTheCallHasEnded(bool held)
    {
        var shared = ShareJournal(out _);
        using var goOn = new Gate();
        Task? left = null;
        if (held)
        {
            await shared.UseAsync((_, _) =>
            {
                left = Task.Run(LaterAsync);
                return ValueTask.CompletedTask;
            }).Soon();
        }
        else
        {
            await shared.AskAsync(_ => { left = Task.Run(LaterAsync); }).Soon();
        }

        // Also while a later call runs: it waits for its turn like any other.
        using var later = await HoldAsync(shared);
        goOn.Open();
        await Patience.Eventually(() => shared.GetSnapshot().QueueLength == 1, "the call of the flow waits");
        await later.ReleaseAsync();
        await left!.Soon();

        async Task LaterAsync()
        {
            await goOn.PassAsync();
            for (var i = 0; i < 500; i++)
                Assert.Equal(i, await shared.AskAsync(static (r, i) => r.Echo(i), i));
        }
    }

    [Fact, Trait("Contract", "C12"), Trait("Contract", "C11")]
    public async Task DisposeAsync_FromInsideAHeldTurn_StartsTheStopAndReturns()
    {
        var shared = ShareJournal(out var record);
        var owner = OwnerOf(shared);
        await shared.UseAsync(async (r, _) =>
        {
            await Task.Yield();
            await owner.DisposeAsync();
            r.Write(1);
        }).Soon();

        await shared.Stopped.Soon();
        Assert.Equal([1], record.Entries);
        Assert.Equal(1, record.Disposed);
    }

    private protected static void CheckRing(SelfCallException failure, string resource, params string[] ring)
    {
        Assert.Equal((CallOutcome.NotStarted, resource), (failure.Outcome, failure.ResourceName));
        Assert.Equal([.. ring, resource], failure.Ring);
        Assert.All(ring, name => Assert.Contains(name, failure.Message, StringComparison.Ordinal));
    }

    private static void Block(Task task) => task.GetAwaiter().GetResult();

    /// <summary>Code of others between two of one's own, as there is in real calls.</summary>
    private sealed class Relay(Action act) : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken).ConfigureAwait(false);
            act();
            return new HttpResponseMessage();
        }
    }
}
