using System.Globalization;
using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class ParametersTests
{
    private readonly SharedRef<Parameters> _shared = SharedRef.Direct(new Parameters());

    [Fact]
    public async Task ByReference_EachMember_ComesBackAsTuple()
    {
        var got = await _shared.TryGetAsync(3);
        Assert.Equal((true, "v3"), (got.Result, got.Value));
        string? nothing = (await _shared.TryGetAsync(-1)).Value;
        Assert.Null(nothing);
        var named = await _shared.TryResultAsync();
        Assert.Equal((true, 1, 2), (named.Result, named.Value, named.Value2));
        Assert.Equal("out", await _shared.OnlyOutAsync());
        var two = await _shared.TwoOutAsync();
        Assert.Equal(("out", 1), (two.Text, two.Value));
        var plus = await _shared.RefAsync(5);
        Assert.Equal((5, 6), (plus.Result, plus.Value));
        Assert.Equal(6, await _shared.RefOnlyAsync(5));
        var more = await _shared.RefAndMoreAsync(4, "t");
        Assert.Equal((4, "t4", 2), (more.Result, more.Text, more.Length));
        Assert.Equal(5, await _shared.InAsync(5));
        Assert.Equal(7, await _shared.RefReadOnlyAsync(new Point { X = 3 }, 4));
        Assert.Equal(8, await _shared.InOnlyAsync(new Point { Y = 8 }));
        var invented = await _shared.InventedOutAsync(5);
        Assert.Equal((6, 6, 6), (invented.Result, invented.Resource, invented.Value));
        var changed = await _shared.RefDynamicAsync(4);
        Assert.Equal(5, (int)changed.Value);
        Assert.Equal("o", (string)changed.Other);
    }

    [Fact]
    public async Task Params_EachForm_Works()
    {
        Assert.Equal(6, await _shared.SumAsync(1, 2, 3));
        Assert.Equal(0, await _shared.SumAsync());
        Assert.Equal(3, await _shared.SumAsync([1, 2], CancellationToken.None));
        Assert.Equal(4, await _shared.SumOfAsync("a", 1, 2));
        Assert.Equal(4, await _shared.SumOfAsync("a", [1, 2], CancellationToken.None));
        Assert.Equal(6, await _shared.SumSpanAsync(1, 2, 3));
        Assert.Equal(3, await _shared.SumSpanAsync([1, 2], CancellationToken.None));
        Assert.Equal(12, await _shared.SumWritableAsync(10, 1, 2));
        Assert.Equal(3, await _shared.SumListAsync(1, 2));
        Assert.Equal(3, await _shared.SumLazyAsync(1, 2));
        Assert.Equal(3, await _shared.SumTokenAsync(1, 2));
        Assert.Equal(1, await _shared.SumDefaultAsync());
        Assert.Equal(5, await _shared.SumDefaultAsync(2, 3));
        Assert.Equal(5, await _shared.SumDefaultAsync(2, [3], CancellationToken.None));
        Assert.Equal("a,,1", await _shared.ObjectsAsync("a", null, 1));
        Assert.Equal("null", await _shared.ObjectsAsync(null));
        Assert.Equal(["a", 1], await _shared.FindAsync("a", 1));
        using var source = new CancellationTokenSource();
        Assert.Equal([true], await _shared.FindAsync(["a"], source.Token));
    }

    [Fact]
    public async Task Defaults_AreThoseOfTheMember()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            var plain = new Parameters();
            Assert.Equal(plain.Defaults(), await _shared.DefaultsAsync());
            Assert.Equal(plain.Attributed(five: 5), await _shared.AttributedAsync());
            Assert.Equal("1 2000 3.14 True 5 9", await _shared.AttributedAsync());
            Assert.Equal("2 2000 3.14 True 5 1", await _shared.AttributedAsync(2, last: 1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Null(await _shared.GenericAsync<string>());
        Assert.Equal(0, await _shared.GenericAsync<int>());
        Assert.Equal("t", await _shared.OptionalAsync("t"));
        Assert.Equal("t5", await _shared.OptionalAsync("t", 5));
        Assert.Equal("t5True", await _shared.OptionalAsync("t", 5, true));
        Assert.Equal("t1True", await _shared.OptionalAsync("t", flag: true));
        Assert.Equal(nameof(Defaults_AreThoseOfTheMember) + "True", await _shared.CallerAsync(1));
        Assert.Equal("1 + 1", await _shared.ExpressionAsync(1 + 1));
    }

    [Fact]
    public async Task OddNames_AreKept()
    {
        Assert.Equal("1eTruet", await _shared.KeywordsAsync(@class: 1, @event: "e", @params: true, @this: "t"));
        Assert.Equal(28, await _shared.InventedAsync(shared: 1, resource: 2, args: 3, token: 4, cancellationToken: 5, result: 6, member: 7));
        Assert.Equal("1234", await _shared.ItemsAsync(Item2: 1, item1: 2, Rest: 3, ToString: 4));
        Assert.Equal(5, await _shared.UnderscoreAsync(5));
        Assert.Equal(6, await _shared.UnderscoresAsync(1, 2, 3));
        Assert.Equal(7, await _shared.GrößeAsync(länge: 3, 数: 4));
        Assert.Equal(6, await _shared.SameAsync(same: 2, Same: 3));
        Assert.Equal(6, await _shared.CloneAsync(1, 2, 3));
        Assert.Equal("ab", await _shared.NullableAsync("a", "b"));
        Assert.Equal("5x", await _shared.AskArgumentAsync(5, "x"));
        Assert.Equal("20267", await _shared.ToTextAsync(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), TimeSpan.FromDays(7), null));
        Assert.Equal("parameters", await _shared.ToStringAsync());
    }

    [Fact]
    public async Task Dynamic_IsBoundStatically()
    {
        Assert.Equal(5, (int)await _shared.DynamicAsync(5));
        Assert.Equal("dynamic d 2", (string)await _shared.DynamicTwoAsync("d", 2));
        Assert.Equal("21", await _shared.DynamicsAsync(new List<dynamic> { 1, 2 }, [3]));
        Assert.Equal("object", await _shared.ChooseAsync("x"));
        Assert.Equal("int", await _shared.ChooseAsync(1));
        Assert.Equal("dynamic", await _shared.WhichAsync((object)"x"));
        Assert.Equal("string", await _shared.WhichAsync("x"));
    }
}
