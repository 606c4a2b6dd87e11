using System.Collections;
using System.Data.Common;
using Sharer.Calls;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    public static TheoryData<string> LazyOperators => [.. Operators.Keys];

    private static Dictionary<string, Func<List<int>, object>> Operators { get; } = new()
    {
        ["Append"] = static list => list.Append(4),
        ["Cast"] = static list => list.Cast<object>(),
        ["Chunk"] = static list => list.Chunk(2),
        ["Concat"] = static list => list.Concat(list),
        ["DefaultIfEmpty"] = static list => list.Where(static _ => true).DefaultIfEmpty(),
        ["Distinct"] = static list => list.Distinct(),
        ["Except"] = static list => list.Except([1]),
        ["GroupBy"] = static list => list.GroupBy(static book => book % 2),
        ["GroupBy with a result"] = static list => list.GroupBy(static book => book % 2, static (key, _) => key),
        ["GroupJoin"] = static list => list.GroupJoin(list, static a => a, static b => b, static (a, _) => a),
        ["Index"] = static list => list.Index(),
        ["Join"] = static list => list.Join(list, static a => a, static b => b, static (a, _) => a),
        ["OfType"] = static list => list.OfType<object>(),
        ["OrderBy"] = static list => list.OrderBy(static book => book),
        ["Prepend"] = static list => list.Prepend(0),
        ["Reverse"] = static list => list.AsEnumerable().Reverse(),
        ["Select"] = static list => list.Select(static book => book + 1),
        ["Select of an array"] = static list => list.ToArray().Select(static book => book + 1),
        ["SelectMany"] = static list => list.SelectMany(static book => new[] { book }),
        ["Skip"] = static list => list.Skip(1),
        ["Take"] = static list => list.Take(1),
        ["TakeWhile"] = static list => list.TakeWhile(static book => book < 3),
        ["ThenBy"] = static list => list.OrderBy(static book => book % 2).ThenBy(static book => book),
        ["Union"] = static list => list.Union([4]),
        ["Where and Select"] = static list => list.Where(static book => book > 1).Select(static book => book),
        ["Zip"] = static list => list.Zip(list),
        ["parallel"] = static list => list.AsParallel().Select(static book => book),
    };

    [Theory, Trait("Contract", "C20"), MemberData(nameof(LazyOperators))]
    public async Task Ask_ResultIsALazyOperator_IsRefused(string name)
    {
        var shared = Share(static () => new Shelf());

        await Assert.ThrowsAsync<EscapedResultException>(
            () => shared.AskAsync(static (r, name) => Operators[name](r.Books), name).Soon());
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Ask_ResultHasRun_PassesWhateverItIsDeclaredAs()
    {
        var shared = Share(static () => new Shelf());
        Func<List<int>, object>[] harmless =
        [
            static list => list.ToArray(), static list => list.ToList(), static list => list.ToHashSet(), static list => list.ToDictionary(static x => x),
            static list => list.ToLookup(static x => x), static list => list.AsReadOnly(), static list => Array.AsReadOnly(list.ToArray()),
            static _ => Enumerable.Empty<int>(), static _ => "text", static _ => new Hashtable(), static _ => new SortedSet<int>(), static _ => 5,
            static _ => (1, "two"), static _ => new DirectoryInfo("."), static _ => new MemoryStream(), static list => new Queue<int>(list),
        ];
        foreach (var make in harmless)
            Assert.NotNull(await shared.AskAsync(static (r, make) => make(r.Books), make).Soon());
        Assert.Equal(0, shared.GetSnapshot().Failed);
    }

    [Theory, Trait("Contract", "C20")]
    [InlineData(typeof(int), false)]
    [InlineData(typeof(string), false)]
    [InlineData(typeof(int[]), false)]
    [InlineData(typeof((int, string)), false)]
    [InlineData(typeof(Version), false)]
    [InlineData(typeof(List<int>.Enumerator), true)]
    [InlineData(typeof(List<int>), true)]
    [InlineData(typeof(object), true)]
    [InlineData(typeof(IEnumerable<int>), true)]
    [InlineData(typeof(DbDataReader), true)]
    public void MayBeLazy_ByTheDeclaredType_IsFalseWhereASealedTypeRulesItOut(Type declared, bool maybe) =>
        Assert.Equal(maybe, EscapeGuard.MayBeLazy(declared));

    [Fact, Trait("Contract", "C20")]
    public async Task Ask_GuardRefusesAndTheDisposalThrows_KeepsThatInside()
    {
        var shared = Share(static () => new Shelf());

        var refused = await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static IEnumerator (_) => new Unclosable()).Soon());

        Assert.IsType<FormatException>(refused.InnerException);
        Assert.Equal(0, await shared.AskAsync(static r => r.Lent).Soon());
    }

    [Fact, Trait("Contract", "C20"), Trait("Contract", "C3")]
    public async Task Ask_SameTypeNowRefusedNowNot_IsLookedAtEachTime()
    {
        var shared = Share(static () => new Shelf());
        for (var i = 0; i < 20; i++)
        {
            Assert.NotNull(await shared.AskAsync(static IEnumerable<int> (r) => r.Books).Soon());
            await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static IEnumerable<int> (r) => r.Books.Where(static _ => true)).Soon());
        }
    }

    [Fact, Trait("Contract", "C20")]
    public async Task Ask_StateIsReturnedInsteadOfAResult_IsTheCallersOwnAndLookedAtAllTheSame()
    {
        var shared = Share(static () => new Shelf());
        var lazy = Enumerable.Range(0, 3).Select(static i => i);

        await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static (_, lazy) => lazy, lazy).Soon());
        await Assert.ThrowsAsync<EscapedResultException>(() => shared.AskAsync(static (_, list) => list.GetEnumerator(), new ArrayList { 1 }).Soon());
        Assert.Equal([0, 1, 2], lazy);
    }

    private sealed class Unclosable : IEnumerator, IDisposable
    {
        public object Current => 1;

        public bool MoveNext() => false;

        public void Reset()
        {
        }

        public void Dispose() => throw new FormatException();
    }
}
