using Microsoft.Data.Sqlite;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;
using SQLitePCL;

namespace Sharer.Integration.Tests.Sqlite;

public sealed class LockedFileTests(Engine engine) : RealResourceTests(engine)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);
    private readonly ManualTimeProvider _time = new();
    private readonly TempFolder _folder = new();

    private string File => _folder["notes.db"];

    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        _folder.Dispose();
    }

    [Fact, Trait("Contract", "C6")]
    public async Task Write_LockOutlastsTheFilesPatience_FailsAsTheFileDoesAndTheNextSucceeds()
    {
        var notes = Keep(System.ShareNotes(NewName(), () => new NoteFile(File, TimeSpan.FromMilliseconds(100))));
        await notes.Started.Soon();
        await using var other = await LockHolder.StartAsync(File);

        var failure = await Assert.ThrowsAsync<SqliteException>(() => notes.AskAsync(static n => n.Add("meanwhile")).Soon());
        Assert.Equal(raw.SQLITE_BUSY, failure.SqliteErrorCode);
        Assert.Equal(0, await notes.AskAsync(static n => n.Count).Soon());
        await other.ReleaseAsync();
        await notes.AskAsync(static n => n.Add("after")).Soon();

        Assert.Equal(1, await notes.AskAsync(static n => n.Count).Soon());
        Assert.Equal((1, 0), (notes.GetSnapshot().Failed, notes.GetSnapshot().Restarts));
    }

    [Fact]
    public async Task Write_TheProcessWithTheLockIsKilled_GetsTheLock()
    {
        var waiting = new Signal();
        var notes = Keep(System.ShareNotes(NewName(), () => new NoteFile(File, Long, waiting.Give)));
        await notes.Started.Soon();
        await using var other = await LockHolder.StartAsync(File);

        var write = notes.AskAsync(static n => n.Add("late")).AsTask();
        await waiting.Given;
        await other.KillAsync();

        await write.Soon();
        Assert.Equal(1, await notes.AskAsync(static n => n.Count).Soon());
    }

    [Theory, Trait("Contract", "C10")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_EndedWhileItWaitsForTheLock_IsAbortedAndDisturbsNobody(bool byToken)
    {
        var waiting = new Signal();
        using var cancel = new CancellationTokenSource();
        var notes = Keep(System.ShareNotes(NewName(), () => new NoteFile(File, Long, waiting.Give), o => o.TimeProvider = _time));
        await notes.Started.Soon();
        await using var other = await LockHolder.StartAsync(File);

        var hasty = notes.With(new CallOptions { Timeout = byToken ? null : Short });
        var write = hasty.AskAsync(static n => n.Add("given up"), cancel.Token).AsTask();
        await waiting.Given;
        var reads = Enumerable.Range(0, 20).Select(_ => notes.AskAsync(static n => n.Count).AsTask()).ToArray();
        if (byToken)
            await cancel.CancelAsync();
        else
            await _time.PassAsync(Short + Tolerance);

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => write.Soon());
        Assert.IsType(byToken ? typeof(CallCanceledException) : typeof(CallTimeoutException), failure);
        Assert.Equal(CallOutcome.Aborted, ((ICallFailure)failure).Outcome);
        Assert.Equal(raw.SQLITE_BUSY, Assert.IsType<SqliteException>(failure.InnerException).SqliteErrorCode);
        Assert.All(await Task.WhenAll(reads).Soon(), static count => Assert.Equal(0, count));

        await other.ReleaseAsync();
        await notes.AskAsync(static n => n.Add("after")).Soon();
        Assert.Equal(1, await notes.AskAsync(static n => n.Count).Soon());
        Assert.Equal(0, notes.GetSnapshot().Restarts);
    }

    [Fact, Trait("Contract", "C10")]
    public async Task Write_WaitsWhereNoInterruptReachesIt_IsUnknownToItsCallerAndTheFileStaysTaken()
    {
        var log = Log();
        var grace = TimeSpan.FromMilliseconds(100);
        var notes = Keep(System.ShareNotes(
            NewName(), () => new NoteFile(File, busyTimeoutMilliseconds: 60_000), o => (o.TimeProvider, o.InterruptGrace) = (_time, grace)));
        await notes.Started.Soon();
        await using var other = await LockHolder.StartAsync(File);

        var hasty = notes.With(new CallOptions { Timeout = Short });
        var write = hasty.AskAsync(static n => n.Add("late")).AsTask();
        await RunsAsync(notes);
        var read = notes.AskAsync(static n => n.Count).AsTask();
        await _time.PassAsync(Short + Tolerance);
        await _time.PassAsync(grace);
        var failure = await Assert.ThrowsAsync<CallTimeoutException>(() => write.Soon());
        Assert.Equal((CallOutcome.Unknown, "AskAsync", 1), (failure.Outcome, failure.HolderMethod, failure.QueueLength));
        Assert.Equal(("AskAsync", 1), (notes.GetSnapshot().RunningMethod, notes.GetSnapshot().QueueLength));

        await other.ReleaseAsync();
        Assert.Equal(1, await read.Soon());
        await log.SaysAsync(Akka.Event.LogLevel.InfoLevel, $"AskAsync on '{notes.Name}' has returned, after its caller had been released");
    }
}
