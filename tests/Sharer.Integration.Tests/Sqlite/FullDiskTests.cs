using Microsoft.Data.Sqlite;
using Sharer.Instruments;
using Sharer.Integration.Tests.Sharing;
using SQLitePCL;
using Xunit.Abstractions;

namespace Sharer.Integration.Tests.Sqlite;

public sealed class FullDiskTests(Engine engine, ITestOutputHelper output) : RealResourceTests(engine)
{
    private const int Callers = 8;
    private static readonly string Filling = new('x', 4000);

    [Theory, Trait("Contract", "C6"), Trait("Contract", "C8")]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_DiskIsFull_FailsToItsCallerReadsGoOnAndNothingAcknowledgedIsLost(bool mounted)
    {
        using var disk = SmallDisk.Create(mounted, output);
        var resets = 0;
        var name = NewName();
        var notes = System.ShareNotes(name, disk.Open, o => o.Reset = n =>
        {
            Interlocked.Increment(ref resets);
            n.RollBackIfOpen();
        });

        var stored = (await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => FillAsync(notes, caller))).Soon()).SelectMany(s => s).ToList();
        Assert.NotEmpty(stored);
        Assert.Equal(Callers, resets);

        // A transaction that fits in its beginning and not in its end leaves nothing, and the next call meets a connection at rest.
        var tooMuch = notes.AskAsync(static n => n.AddAll(Enumerable.Repeat(Filling, 1000))).AsTask();
        var next = notes.AskAsync(static n => (n.IsInTransaction, n.Count)).AsTask();
        Assert.Equal(raw.SQLITE_FULL, (await Assert.ThrowsAsync<SqliteException>(() => tooMuch.Soon())).SqliteErrorCode);
        Assert.Equal((false, stored.Count), await next.Soon());
        Assert.Equal(stored.Order(), (await notes.AskAsync(static n => n.Texts).Soon()).Order());

        await disk.MakeRoomAsync(notes);
        for (var i = 0; i < 10; i++)
        {
            var text = $"after {i} {Filling}";
            await notes.AskAsync(static (n, text) => n.Add(text), text).Soon();
            stored.Add(text);
        }

        Assert.Equal((Callers + 1, 0), (notes.GetSnapshot().Failed, notes.GetSnapshot().Restarts));
        await notes.DisposeAsync().Soon();
        await notes.Stopped.Soon();
        var reopened = System.ShareNotes(name, disk.Open);
        Assert.Equal(stored.Order(), (await reopened.AskAsync(static n => n.Texts).Soon()).Order());
        await reopened.DisposeAsync().Soon();
        await reopened.Stopped.Soon();
        output.WriteLine($"{disk.GetType().Name}: {stored.Count} notes stored, {resets} resets.");
    }

    /// <summary>Adds notes until one does not fit, reads in between, and says what was acknowledged.</summary>
    private static async Task<List<string>> FillAsync(SharedRef<NoteFile> notes, int caller)
    {
        var stored = new List<string>();
        while (true)
        {
            var text = $"{caller} {stored.Count} {Filling}";
            try
            {
                await notes.AskAsync(static (n, text) => n.Add(text), text);
            }
            catch (SqliteException failure)
            {
                Assert.Equal(raw.SQLITE_FULL, failure.SqliteErrorCode);
                Assert.True(await notes.AskAsync(static n => n.Count) >= stored.Count);
                return stored;
            }

            stored.Add(text);
        }
    }
}
