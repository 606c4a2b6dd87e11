using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Batching;

/// <summary>MaxDelay: an open batch waits for more calls, and what closes it before its time.</summary>
[Trait("Contract", "C13")]
public sealed class BatchDelayTests(Engine engine) : IClassFixture<Engine>
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Batch_WithNothingWaiting_StaysOpenForMaxDelay()
    {
        await using var batches = Delayed();
        var first = batches.WriteAsync("a");
        await OpenAsync(batches, "begin a");
        await SettleAsync(batches);
        batches.Time.Advance(Delay - TimeSpan.FromSeconds(1));
        var second = batches.WriteAsync("b");
        await OpenAsync(batches, "begin a b");
        await SettleAsync(batches);

        Assert.False(first.IsCompleted || second.IsCompleted);
        batches.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((Ending.Result, Ending.Result), ((await first.Soon()).How, (await second.Soon()).How));
        Assert.Equal("begin a b commit", batches.Record.Trace);
    }

    // Of calls that came together none is the first to wait for more.
    [Fact]
    public async Task Batch_OfCallsThatCameTogether_IsCommittedAfterMaxDelay()
    {
        await using var batches = Delayed();
        var gate = await batches.HoldAsync();
        Task<Ended>[] calls = [batches.WriteAsync("a"), batches.WriteAsync("b")];
        gate.Open();
        await OpenAsync(batches, "begin a b");
        await SettleAsync(batches);

        batches.Time.Advance(Delay);

        Assert.All(await Task.WhenAll(calls).Soon(), static end => Assert.Equal(Ending.Result, end.How));
    }

    [Fact]
    public async Task Batch_AfterOneThatWaited_WaitsItsOwnTime()
    {
        await using var batches = Delayed();
        var first = batches.WriteAsync("a");
        await OpenAsync(batches, "begin a");
        await SettleAsync(batches);
        batches.Time.Advance(Delay / 2);
        await batches.PlainAsync("p").Soon();
        Assert.Equal(Ending.Result, (await first.Soon()).How);
        var second = batches.WriteAsync("b");
        await OpenAsync(batches, "begin a commit p begin b");
        await SettleAsync(batches);
        batches.Time.Advance(Delay / 2);
        await SettleAsync(batches);

        Assert.False(second.IsCompleted);
        batches.Time.Advance(Delay / 2);
        Assert.Equal(Ending.Result, (await second.Soon()).How);
    }

    [Theory]
    [InlineData("full", "begin a b commit")]
    [InlineData("other", "begin a commit b")]
    [InlineData("higher", "begin a commit begin b")]
    [InlineData("stop", "begin a commit dispose")]
    [InlineData("pill", "begin a commit dispose")]
    [InlineData("kill", "begin a commit dispose")]
    public async Task Batch_ThatWaits_IsClosedBeforeItsTimeBy(string what, string trace)
    {
        await using var batches = Delayed(o => o.Batch!.MaxSize = 2);
        var first = batches.WriteAsync("a");
        await OpenAsync(batches, "begin a");
        var second = what switch
        {
            "full" => batches.WriteAsync("b"),
            "other" => batches.PlainAsync("b"),
            "higher" => Ended.OfAsync(batches.Batched.With(new CallOptions { Priority = CallPriority.High }).AskAsync(static book => book.Write("b"))),
            _ => Task.FromResult(default(Ended)),
        };
        var stopped = what == "stop" ? batches.Owner.DisposeAsync().AsTask() : Task.CompletedTask;
        if (what is "pill" or "kill")
            batches.Owner.Actor.Tell(what == "pill" ? PoisonPill.Instance : Kill.Instance);

        Assert.Equal(Ending.Result, (await first.Soon()).How);
        await stopped.Soon();
        await OpenAsync(batches, trace);
        await batches.Owner.DisposeAsync().Soon();
        Assert.Equal(Ending.Result, (await second.Soon()).How);
    }

    // While one that is held in the batch has the last place nobody else can come.
    [Fact]
    public async Task Batch_WithEveryPlaceTaken_DoesNotWait()
    {
        await using var batches = Delayed(static o => o.Capacity = 1);
        var gate = await batches.HoldAsync();
        Task<Ended>[] calls = [batches.WriteAsync("a"), batches.WriteAsync("b"), batches.WriteAsync("c")];
        gate.Open();

        Assert.Equal([Ending.Result, Ending.Result], (await Task.WhenAll(calls[0], calls[1]).Soon()).Select(static end => end.How));
        await batches.Owner.DisposeAsync().Soon();
        await calls[2].Soon();
    }

    // The time is up while the turn of a call in it is held: it must not wait for another.
    [Fact]
    public async Task Batch_WhoseTimeIsUpDuringAHeldTurn_IsCommittedWhenItEnds()
    {
        await using var batches = Delayed();
        using var inUse = new Gate();
        var first = batches.WriteAsync("a");
        await OpenAsync(batches, "begin a");
        await SettleAsync(batches);
        var second = batches.Batched.UseAsync(async (book, _) =>
        {
            await inUse.PassAsync();
            return book.Write("b");
        }).AsTask();
        await inUse.Reached;
        batches.Time.Advance(Delay * 2);
        await SettleAsync(batches);
        inUse.Open();

        Assert.Equal("b", await second.Soon());
        Assert.Equal(Ending.Result, (await first.Soon()).How);
        Assert.Equal("begin a b commit", batches.Record.Trace);
    }

    [Fact]
    public async Task Probe_WhileABatchWaits_IsLeftOut()
    {
        await using var batches = Delayed(static o => (o.Probe, o.ProbeInterval) = (static book => book.Write("probe"), TimeSpan.FromSeconds(2)), savepoints: true);
        var failed = batches.FailAsync("a");
        await failed.Soon();
        await SettleAsync(batches);
        batches.Time.Advance(TimeSpan.FromSeconds(5));
        await SettleAsync(batches);

        Assert.DoesNotContain("probe", batches.Record.Trace);
    }

    [Fact]
    public async Task Stream_ThatIsClosedWhileABatchWaits_IsClosedAfterItsCommit()
    {
        await using var batches = Delayed();
        var items = batches.Owner.StreamAsync(static book => Read(book), new StreamOptions { ChunkSize = 1 }).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        var first = batches.WriteAsync("a");
        await OpenAsync(batches, "begin a");

        await items.DisposeAsync();

        Assert.Equal(Ending.Result, (await first.Soon()).How);
        Assert.Equal("begin a commit closed", batches.Record.Trace);

        static IEnumerable<int> Read(Book book)
        {
            try
            {
                yield return 1;
                yield return 2;
            }
            finally
            {
                book.Write("closed");
            }
        }
    }

    private static Task OpenAsync(Batches batches, string trace) => Patience.Eventually(() => batches.Record.Trace == trace, $"{trace} in {batches.Record.Trace}");

    // Once it answers, the actor has done what it was at.
    private static Task SettleAsync(Batches batches) => batches.Owner.Actor.Ask<ActorIdentity>(new Identify(1), Patience.Limit);

    private Batches Delayed(Action<ShareOptions<Book>>? configure = null, bool savepoints = false) => new(
        engine,
        o =>
        {
            o.Batch!.MaxDelay = Delay;
            configure?.Invoke(o);
        },
        savepoints);
}
