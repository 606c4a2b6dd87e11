using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "Facade")]
    public async Task Arguments_ThatAreMissing_ThrowAtOnceEvenWhenStopped()
    {
        var shared = ShareJournal(out _);
        Check();
        await OwnerOf(shared).DisposeAsync().Soon();
        Check();

        void Check()
        {
            Assert.Throws<ArgumentNullException>("call", () => { _ = shared.AskAsync((Func<Journal, int>)null!); });
            Assert.Throws<ArgumentNullException>("call", () => { _ = shared.AskAsync((Action<Journal>)null!); });
            Assert.Throws<ArgumentNullException>("call", () => { _ = shared.AskAsync((Func<Journal, int, int>)null!, 1); });
            Assert.Throws<ArgumentNullException>("call", () => { _ = shared.AskAsync((Action<Journal, int>)null!, 1, new CancellationToken(true)); });
            Assert.Throws<ArgumentNullException>("use", () => { _ = shared.UseAsync((Func<Journal, CancellationToken, ValueTask<int>>)null!); });
            Assert.Throws<ArgumentNullException>("use", () => { _ = shared.UseAsync((Func<Journal, CancellationToken, ValueTask>)null!); });
            Assert.Throws<ArgumentNullException>("use", () => { _ = shared.UseAsync((Func<Journal, CancellationToken, Task<int>>)null!); });
            Assert.Throws<ArgumentNullException>("use", () => { _ = shared.UseAsync((Func<Journal, CancellationToken, Task>)null!); });
            Assert.Throws<ArgumentNullException>("call", () => shared.Tell(null!));
            Assert.Throws<ArgumentNullException>("options", () => shared.With(null!));
        }
    }

    [Fact, Trait("Contract", "Facade")]
    public async Task AskAsync_WithAClosureThatReturnsATaskOrAStream_IsRefusedWithoutRunning()
    {
        var shared = ShareJournal(out var record);
        Func<ValueTask>[] calls =
        [
            async () => await shared.AskAsync(static r => WriteAsync(r)),
            async () => await shared.AskAsync(static r => (Task<int>)WriteAsync(r)),
            async () => await shared.AskAsync(static r => (Task)WriteAsync(r)),
            async () => await shared.AskAsync(static r => new ValueTask<int>(WriteAsync(r))),
            async () => await shared.AskAsync(static r => new ValueTask(WriteAsync(r))),
            async () => await shared.AskAsync(static r => StreamAsync(r)),
            async () => await shared.AskAsync(static async r => await WriteAsync(r)),
            async () => await shared.AskAsync(static (r, _) => WriteAsync(r), 1),
            async () => await shared.AskAsync(static (r, _) => new ValueTask(WriteAsync(r)), 1),
        ];
        foreach (var call in calls)
        {
            var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => call().Soon());
            Assert.Contains("UseAsync", failure.Message, StringComparison.Ordinal);
        }
        await shared.AskAsync(static _ => { }).Soon();
        Assert.Empty(record.Entries);

        static Task<int> WriteAsync(Journal resource)
        {
            resource.Write(1);
            return Task.FromResult(1);
        }

        static async IAsyncEnumerable<int> StreamAsync(Journal resource)
        {
            await Task.Yield();
            yield return resource.Echo(1);
        }
    }

    [Fact, Trait("Contract", "Facade")]
    public async Task Refusals_OtherThanOfArguments_ComeThroughTheTask()
    {
        var shared = ShareJournal(out _, static o => (o.Capacity, o.WhenFull) = (0, WhenFull.Reject));
        using var held = await HoldAsync(shared);
        var rejected = shared.AskAsync(static r => r.Echo(1));
        var cancelled = shared.AskAsync(static r => r.Echo(1), new CancellationToken(true));

        Assert.True(rejected.IsFaulted);
        Assert.True(cancelled.IsCanceled);
        await Assert.ThrowsAsync<CallRejectedException>(() => rejected.Soon());
        // The token is looked at before there is any question of room.
        await Assert.ThrowsAsync<CallCanceledException>(() => cancelled.Soon());
        Assert.Equal((1, 1), (shared.GetSnapshot().Rejected, shared.GetSnapshot().Canceled));
    }

    [Fact, Trait("Contract", "Facade")]
    public async Task AskAsync_WithValuesOfEveryKind_ReturnsThem()
    {
        var shared = ShareJournal(out _);
        Assert.Null(await shared.AskAsync(static _ => (string?)null).Soon());
        Assert.Null(await shared.AskAsync(static _ => (int?)null).Soon());
        Assert.Equal((1, "a", 2.5m), await shared.AskAsync(static _ => (1, "a", 2.5m)).Soon());
        Assert.Equal("state", await shared.AskAsync(static (_, s) => s, "state").Soon());
        Assert.Null(await shared.AskAsync(static (_, s) => s, (object?)null).Soon());
        Assert.Equal(Guid.Empty, await shared.UseAsync(static (_, _) => ValueTask.FromResult(Guid.Empty)).Soon());
        Assert.Equal(7, await shared.UseAsync(static (_, _) => Task.FromResult(7)).Soon());
        await shared.UseAsync(static (_, _) => Task.CompletedTask).Soon();
        await shared.UseAsync(static (_, _) => default(ValueTask)).Soon();
    }

    [Fact, Trait("Contract", "Facade"), Trait("Contract", "C3")]
    public async Task AskAsync_WhoseResultIsTakenLate_StillGivesItsOwn()
    {
        var shared = ShareJournal(out _);
        var late = Enumerable.Range(0, 3_000).Select(i => shared.AskAsync(static (_, i) => i, i)).ToArray();
        for (var i = 0; i < 5_000; i++)
            Assert.Equal(-i, await shared.AskAsync(static (_, i) => -i, i));

        for (var i = 0; i < late.Length; i++)
            Assert.Equal(i, await late[i]);
    }

    [Fact, Trait("Contract", "Facade"), Trait("Contract", "C3")]
    public async Task AskAsync_WhoseResultIsNeverTaken_HarmsNobody()
    {
        var shared = ShareJournal(out _);
        for (var i = 0; i < 2_000; i++)
        {
            _ = shared.AskAsync(static (_, i) => i, i);
            _ = shared.AskAsync(static (_, _) => throw new FormatException(), i);
            Assert.Equal(-i, await shared.AskAsync(static (_, i) => -i, i).Soon());
        }
    }

    [Fact, Trait("Contract", "Facade"), Trait("Contract", "C10")]
    public async Task TimeLimits_AtTheirExtremes_AreTakenOrRefusedWhenSharing()
    {
        var shared = ShareJournal(out _);
        var endless = shared.With(new CallOptions { Timeout = TimeSpan.MaxValue });
        Assert.Equal(1, await endless.AskAsync(static r => r.Echo(1)).Soon());
        using (var held = await HoldAsync(shared))
        {
            var waiting = endless.AskAsync(static r => r.Echo(2)).AsTask();
            var hurried = await Ended.OfAsync(shared.With(new CallOptions { Timeout = TimeSpan.FromTicks(1) }).AskAsync(static r => r.Echo(3))).Soon();
            Assert.Equal((Ending.TimedOut, true), (hurried.How, hurried.NeverRan));
            await held.ReleaseAsync();
            Assert.Equal(2, await waiting.Soon());
        }
        Assert.ThrowsAny<ArgumentException>(() => shared.With(new CallOptions { Timeout = TimeSpan.Zero }));
        Assert.ThrowsAny<ArgumentException>(() => shared.With(new CallOptions { Timeout = TimeSpan.FromSeconds(-1) }));

        foreach (var limit in new[] { TimeSpan.FromDays(60), TimeSpan.FromDays(4_000), TimeSpan.MaxValue })
        {
            SharedRef<Journal> patient;
            try
            {
                patient = ShareJournal(out _, o => (o.CallTimeout, o.DrainTimeout, o.InterruptGrace, o.Restart.MaxBackoff) = (limit, limit, limit, limit));
            }
            catch (ArgumentException)
            {
                continue;
            }
            Assert.Equal(1, await patient.AskAsync(static r => r.Echo(1)).Soon());
            await OwnerOf(patient).DisposeAsync().Soon();
            await patient.Stopped.Soon();
        }
    }

    [Fact, Trait("Contract", "Facade"), Trait("Contract", "C3")]
    public async Task Share_InASystemThatHasTerminated_LeavesNothingHanging()
    {
        var system = NewSystem();
        await system.Terminate().Soon();
        SharedRef<object> shared;
        try
        {
            shared = system.Share("late", static () => new object());
        }
        catch (Exception failure) when (failure is not NullReferenceException)
        {
            return;
        }
        Assert.Equal(Ending.Stopped, (await Ended.OfAsync(shared.AskAsync(static _ => { })).Soon()).How);
        await shared.DisposeAsync().Soon();
        await shared.Stopped.Soon();
    }

    [Theory, Trait("Contract", "Names")]
    [InlineData("users")]
    [InlineData("with space")]
    [InlineData("tenants/acme")]
    [InlineData("../../user")]
    [InlineData("$start")]
    [InlineData("a%2Fb")]
    [InlineData("a+b=c&d#e?f")]
    [InlineData("Größe 日本 🙂")]
    [InlineData("line\r\nbreak\t\0")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("\"quoted\" {x: 1}")]
    public async Task Name_OfAnyText_Serves(string name)
    {
        var system = NewSystem();
        var shared = ShareJournal(out _, name: name, system: system);
        Assert.Equal(5, await shared.AskAsync(static r => r.Echo(5)).Soon());
        Assert.Equal((name, name), (shared.Name, shared.GetSnapshot().Name));
        var other = ShareJournal(out _, name: name + name, system: system);
        Assert.Equal(5, await other.AskAsync(static r => r.Echo(5)).Soon());
    }

    [Fact, Trait("Contract", "Names")]
    public async Task Names_ThatDifferOnlyInWhatMustBeEscaped_AreDifferent()
    {
        var system = NewSystem();
        string[] names = ["a/b", "a%2Fb", "a%2fb", "a%252Fb", "a b", "a+b", "a%20b", "A/b", "ä", "a\u0308", "%C3%A4", "$a", "%24a", new string('x', 5_000), new string('x', 5_001)];
        var all = names.Select(name => ShareJournal(out _, name: name, system: system)).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            Assert.Equal(i, await all[i].AskAsync(static (r, i) => r.Echo(i), i).Soon());
            Assert.Equal(names[i], all[i].Name);
        }
        Assert.Equal(names.Length, all.Select(static shared => shared.Actor).Distinct().Count());
    }

    [Fact, Trait("Contract", "Names")]
    public async Task Name_ThatIsTaken_IsRefusedAndTheFirstGoesOn()
    {
        var name = NewName();
        var shared = ShareJournal(out var record, name: name);
        var created = 0;
        var refused = Assert.ThrowsAny<Exception>(() => Share(() => ++created, name));
        Assert.Contains(name, refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, await shared.AskAsync(static r => r.Echo(3)).Soon());
        Assert.Equal((0, 1), (created, record.Created));

        SharedRef<object> Share(Func<object> create, string name) => System.Share(name, create);
    }

    [Fact, Trait("Contract", "Names")]
    public async Task Share_WithoutANameOrAFactory_ThrowsAtOnce()
    {
        Assert.Throws<ArgumentException>(() => System.Share("", static () => new object()));
        Assert.ThrowsAny<ArgumentException>(() => System.Share(null!, static () => new object()));
        Assert.Throws<ArgumentNullException>(() => System.Share("x", (Func<object>)null!));
        Assert.Throws<ArgumentNullException>(() => System.Share("x", (Func<CancellationToken, ValueTask<object>>)null!));
        Assert.Throws<ArgumentNullException>(() => ((Akka.Actor.IActorRefFactory)null!).Share("x", static () => new object()));
        var name = NewName();
        var faults = Assert.ThrowsAny<ArgumentException>(() => System.Share(name, static () => new object(), static o =>
            (o.Capacity, o.CallTimeout, o.DrainTimeout, o.Restart.Factor) = (-1, TimeSpan.Zero, TimeSpan.FromSeconds(-5), 0.5)));
        Assert.All(["Capacity", "CallTimeout", "DrainTimeout", "Factor"], what => Assert.Contains(what, faults.Message, StringComparison.OrdinalIgnoreCase));
        Assert.Throws<FormatException>(() => System.Share(name, static () => new object(), static _ => throw new FormatException()));

        // What was refused holds no name.
        await using var shared = System.Share(name, static () => new object());
        await shared.Started.Soon();
    }
}
