using System.Collections;
using System.Data;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    public static TheoryData<string> LazyResults => ["iterator", "linq", "query", "enumerator", "reader", "async iterator", "resource"];

    [Theory, Trait("Contract", "C20"), MemberData(nameof(LazyResults))]
    public async Task Ask_ResultIsTiedToTheResource_IsRefusedAfterTheCallHasRun(string kind)
    {
        var shared = Share(static () => new Shelf());

        var refused = await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static (r, kind) => r.Lend(kind), kind).AsTask());

        Assert.Equal((CallOutcome.Unknown, nameof(shared.AskAsync), shared.Name), (refused.Outcome, refused.Method, refused.ResourceName));
        Assert.Contains("inside", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, await shared.AskAsync(static r => r.Lent).Soon());
        Assert.Equal(1, shared.GetSnapshot().Failed);
    }

    [Theory, Trait("Contract", "C20"), MemberData(nameof(LazyResults))]
    public async Task Use_ResultIsTiedToTheResource_IsRefused(string kind)
    {
        var shared = Share(static () => new Shelf());

        var refused = await Assert.ThrowsAsync<EscapedResultException>(() => shared.UseAsync(async (r, _) =>
        {
            await Task.Yield();
            return r.Lend(kind);
        }).AsTask());

        Assert.Equal(nameof(shared.UseAsync), refused.Method);
        Assert.Equal(1, await shared.AskAsync(static r => r.Lent).Soon());
    }

    [Theory, Trait("Contract", "C20"), MemberData(nameof(LazyResults))]
    public async Task Ask_GuardIsOff_LetsEveryResultPass(string kind)
    {
        var shared = Share(static () => new Shelf(), static o => o.GuardResults = false);

        Assert.NotNull(await shared.AskAsync(static (r, kind) => r.Lend(kind), kind).Soon());
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Ask_ResultIsACollection_Passes()
    {
        var shared = Share(static () => new Shelf());

        Assert.Equal([1, 2, 3], await shared.AskAsync(static IEnumerable<int> (r) => r.Books).Soon());
        Assert.Equal([1, 2, 3], await shared.AskAsync(static IReadOnlyList<int> (r) => [.. r.Books]).Soon());
        Assert.Equal("1", await shared.AskAsync(static object (r) => r.Books[0].ToString()).Soon());
        Assert.Null(await shared.AskAsync(static IEnumerable<int>? (r) => null).Soon());
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Ask_SealedResourceOrStructEnumerator_IsRefusedByItsDeclaredType()
    {
        var shared = Share(static () => new Shelf());

        await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static Shelf (r) => r).AsTask());
        await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static List<int>.Enumerator (r) => r.Books.GetEnumerator()).AsTask());
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Ask_OpenReaderIsRefused_IsDisposedWithinTheTurn()
    {
        var shared = Share(static () => new Shelf());

        var refused = await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static IDataReader (r) => r.Open()).AsTask());

        Assert.Null(refused.InnerException);
        Assert.True(await shared.AskAsync(static r => r.Reader!.IsClosed).Soon());
    }

    [Fact, Trait("Contract", "C20"), Trait("Contract", "C8")]
    public async Task Ask_ResultIsRefused_ResetsTheResource()
    {
        var resets = 0;
        var shared = Share(static () => new Shelf(), o => o.Reset = _ => resets++);

        await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static r => r.Lend("reader")).AsTask());

        Assert.Equal(1, await shared.AskAsync(static r => r.Lent).Soon());
        Assert.Equal(1, resets);
    }

    private sealed class Shelf
    {
        public List<int> Books { get; } = [1, 2, 3];

        public DataTableReader? Reader { get; private set; }

        public int Lent { get; private set; }

        public IDataReader Open()
        {
            using var table = new DataTable();
            table.Columns.Add("book");
            return Reader = table.CreateDataReader();
        }

        public object Lend(string kind)
        {
            Lent++;
            return kind switch
            {
                "iterator" => Iterate(),
                "linq" => Books.Where(static book => book > 1),
                "query" => Books.AsQueryable(),
                "enumerator" => ((IEnumerable)Books).GetEnumerator(),
                "reader" => Open(),
                "async iterator" => IterateAsync(),
                _ => this,
            };
        }

        private IEnumerable<int> Iterate()
        {
            foreach (var book in Books)
                yield return book;
        }

        private async IAsyncEnumerable<int> IterateAsync()
        {
            await Task.Yield();
            yield return Books[0];
        }
    }
}
