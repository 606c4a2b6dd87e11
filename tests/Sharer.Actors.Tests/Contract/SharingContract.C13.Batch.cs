using Sharer.Actors.Tests.Batching;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class SharingContract
{
    [Fact, Trait("Contract", "C13")]
    public async Task Batch_OfCallsThatWaitNextToEachOther_TellsNobodyBeforeItsCommitHasReturned()
    {
        var record = new Book.Record();
        var shared = Share(() => new Book(record), static o => o.Batch = Book.Hooks());
        var batched = shared.With(new CallOptions { Batch = true });
        using var inCommit = new Gate();
        record.Once("commit", _ => inCommit.Pass());
        var held = await HoldAsync(shared);
        var calls = new[] { "a", "b", "c" }.Select(entry => batched.AskAsync(static (book, entry) => book.Write(entry), entry).AsTask()).ToArray();
        await held.ReleaseAsync();
        await inCommit.Reached;

        Assert.DoesNotContain(calls, static call => call.IsCompleted);
        Assert.Equal("Commit", shared.GetSnapshot().RunningMethod);
        inCommit.Open();
        Assert.Equal(["a", "b", "c"], await Task.WhenAll(calls).Soon());
        Assert.Equal("begin mark a release mark b release mark c release commit", record.Trace);
        Assert.Equal(0, record.Guard.Overlaps);
    }

    [Theory, Trait("Contract", "C13")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Batch_WithACallThatThrows_FailsItAloneAndCommitsTheOthers(bool savepoints)
    {
        var record = new Book.Record();
        var shared = Share(() => new Book(record), o => o.Batch = Book.Hooks(savepoints));
        var batched = shared.With(new CallOptions { Batch = true });
        var held = await HoldAsync(shared);
        Task<Ended>[] calls =
        [
            Ended.OfAsync(batched.AskAsync(static book => book.Write("a"))), Ended.OfAsync(batched.AskAsync(static book => book.Fail("b"))),
            Ended.OfAsync(batched.AskAsync(static book => book.Write("c"))),
        ];
        await held.ReleaseAsync();

        Assert.Equal([Ending.Result, Ending.ResourceFailure, Ending.Result], (await Task.WhenAll(calls).Soon()).Select(static end => end.How));
        Assert.Equal(("a c", 1), (record.Committed, record.Created));
    }

    [Fact, Trait("Contract", "C13"), Trait("Contract", "C1")]
    public async Task Batches_UnderLoadWithCommitsThatFail_OverlapNothingAndCommitWhatSucceeded()
    {
        const int callers = 8, each = 100;
        var record = new Book.Record();
        var commits = 0;
        record.Always("commit", _ =>
        {
            if (++commits % 7 == 0)
                throw new TimeZoneNotFoundException();
        });
        var shared = Share(() => new Book(record), static o => (o.Batch, o.Capacity) = (Book.Hooks(savepoints: false), 16));
        var batched = shared.With(new CallOptions { Batch = true });

        var ends = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            List<string> stored = [];
            for (var i = 0; i < each; i++)
            {
                var entry = $"{caller}/{i}";
                var end = await Ended.OfAsync(batched.AskAsync(book => i % 10 == 3 ? book.Fail(entry) : book.Write(entry)));
                if (end.How == Ending.Result)
                    stored.Add(entry);
            }
            return stored;
        }))).Soon();

        Assert.Equal(ends.SelectMany(static stored => stored).Order(), record.Committed.Split(' ').Order());
        Assert.Equal((0L, 0L), (record.Guard.Overlaps, shared.Resource.Admission.Inside));
        Assert.Equal(callers * each, shared.GetSnapshot().Calls);
    }
}
