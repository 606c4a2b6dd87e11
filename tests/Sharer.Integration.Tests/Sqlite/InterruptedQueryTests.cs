using Microsoft.Data.Sqlite;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;
using SQLitePCL;

namespace Sharer.Integration.Tests.Sqlite;

public sealed class InterruptedQueryTests(Engine engine) : RealResourceTests(engine)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private readonly ManualTimeProvider _time = new();
    private readonly TempFolder _folder = new();

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Theory, Trait("Contract", "C10")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Query_EndedWhileItRuns_IsAbortedAndTheNextCallMeetsNoTransaction(bool byToken)
    {
        var searching = new Signal();
        using var cancel = new CancellationTokenSource();
        var notes = Keep(System.ShareNotes(NewName(), () => new NoteFile(_folder["notes.db"], Long), o => o.TimeProvider = _time));
        await notes.AskAsync(static n => n.Add("before")).Soon();

        var hasty = notes.With(new CallOptions { Timeout = byToken ? null : Short });
        var endless = hasty.AskAsync(static (n, begun) => n.AddAndSearchForever("given up", begun), searching.Give, cancel.Token).AsTask();
        await searching.Given;
        var others = Enumerable.Range(0, 20).Select(_ => notes.AskAsync(static n => (n.IsInTransaction, n.Count)).AsTask()).ToArray();
        if (byToken)
            await cancel.CancelAsync();
        else
            await _time.PassAsync(Short + Tolerance);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => endless.Soon());
        Assert.IsType(byToken ? typeof(CallCanceledException) : typeof(CallTimeoutException), failure);
        Assert.Equal(CallOutcome.Aborted, ((ICallFailure)failure).Outcome);
        Assert.Equal(raw.SQLITE_INTERRUPT, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
        Assert.All(await Task.WhenAll(others).Soon(), static seen => Assert.Equal((false, 1), seen));

        await notes.AskAsync(static n => n.Add("after")).Soon();
        Assert.Equal(2, await notes.AskAsync(static n => n.Count).Soon());
        Assert.Equal(0, notes.GetSnapshot().Restarts);
    }

    [Fact, Trait("Contract", "C10"), Trait("Contract", "C11")]
    public async Task Dispose_WhileAQueryRunsForEver_InterruptsItAndClosesTheFile()
    {
        var searching = new Signal();
        var path = _folder["notes.db"];
        var notes = System.ShareNotes(NewName(), () => new NoteFile(path, Long), static o =>
        {
            o.CallTimeout = Timeout.InfiniteTimeSpan;
            o.DrainTimeout = TimeSpan.FromMilliseconds(100);
            o.InterruptGrace = Long;
        });
        var endless = notes.AskAsync(static (n, begun) => n.AddAndSearchForever("given up", begun), searching.Give).AsTask();
        await searching.Given;
        var waiting = notes.AskAsync(static n => n.Count).AsTask();

        await notes.DisposeAsync().Soon();
        await notes.Stopped.Soon();

        var stopped = await Assert.ThrowsAsync<ResourceStoppedException>(() => endless);
        Assert.Equal(CallOutcome.Aborted, stopped.Outcome);
        Assert.Equal(raw.SQLITE_INTERRUPT, Assert.IsType<SqliteException>(stopped.InnerException).SqliteErrorCode);
        Assert.Equal(CallOutcome.NotStarted, (await Assert.ThrowsAsync<ResourceStoppedException>(() => waiting)).Outcome);
        // The last connection takes the log of the transactions away when it is closed.
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }
}
