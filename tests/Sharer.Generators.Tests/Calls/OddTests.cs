using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class OddTests
{
    [Fact]
    public async Task Events_EachShape_IsStreamed()
    {
        await using var shared = SharedRef.Direct(new Events());

        Assert.Same(EventArgs.Empty, await NextAsync(shared.PlainAsync()));
        Assert.Equal(5, await NextAsync(shared.TypedAsync()));
        Assert.Equal("p5", (await NextAsync(shared.PropertyChangedAsync())).PropertyName);
        Assert.Equal(1L, await NextAsync(shared.NothingAsync()));
        Assert.Equal("s5", await NextAsync(shared.OneAsync()));
        Assert.Equal(("s", 5), await NextAsync(shared.TwoAsync()));
        var (name, result) = await NextAsync(shared.PartsAsync());
        Assert.Equal(("n", 5), (name, result));
        Assert.Equal(5, await NextAsync(shared.ByReferenceAsync()));
        Assert.Equal(5, (int)await NextAsync(shared.DynamicAsync()));
        Assert.Equal((5, "b"), await NextAsync(shared.TupleAsync()));
        Assert.Null(typeof(EventsSharedRefExtensions).GetMethod("AskedAsync"));

        async Task<T> NextAsync<T>(IAsyncEnumerable<T> events)
        {
            await using var enumerator = events.GetAsyncEnumerator();
            var next = enumerator.MoveNextAsync();
            await shared.RaiseAsync(5);
            Assert.True(await next);
            return enumerator.Current;
        }
    }

    [Fact]
    public async Task Indexed_EachMember_Works()
    {
        await using var shared = SharedRef.Direct(new Indexed());

        await shared.SetItemAsync(1, "one");
        Assert.Equal("one", await shared.GetItemAsync(1));
        Assert.Equal("n2", await shared.GetItemAsync("n"));
        Assert.Equal("n3", await shared.GetItemAsync("n", 3));
        await shared.SetItemAsync("n", 4, "four");
        Assert.Equal("four", await shared.GetItemAsync(4));
        Assert.Equal(3, await shared.GetItemAsync([1, 2, 3], CancellationToken.None));
        Assert.Equal(2, await shared.GetItemAsync(1, 2));
        await shared.SetTextAsync(null);
        Assert.Equal("none", await shared.GetTextAsync());
        string? perhaps = await shared.GetPerhapsAsync();
        Assert.Null(perhaps);
        Assert.Equal("init", await shared.GetOnlyInitAsync());
        await shared.SetOnlySetAsync("zero");
        Assert.Equal("zero", await shared.GetItemAsync(0));
        Assert.Equal("own", await shared.GetOwnSetAsync());
        Assert.Equal(-1, await shared.GetCountAsync());
        await shared.GetNextAsync();
        Assert.True(await shared.GetIsAsync());
        Assert.Null(typeof(IndexedSharedRefExtensions).GetMethod("SetOnlyInitAsync"));
        Assert.Null(typeof(IndexedSharedRefExtensions).GetMethod("SetOwnSetAsync"));
    }

    [Fact]
    public async Task Fluent_EachMember_DropsItself()
    {
        await using var shared = SharedRef.Direct(new Fluent());

        await shared.AddAsync(5);
        Assert.Equal(5, await shared.GetValueAsync());
        Assert.Equal(6, await shared.MaybeAsync());
        Assert.Equal("not itself", await shared.AsObjectAsync());
    }

    [Fact]
    public async Task Overloads_EachMember_Works()
    {
        await using var shared = SharedRef.Direct(new Overloads());

        Assert.Equal("a", await shared.AddAsync(1));
        Assert.Equal("ab", await shared.AddAsync(1, "b"));
        Assert.Equal("s", await shared.AddAsync("s"));
        Assert.Equal("d", await shared.AddAsync(1.5));
        Assert.Equal("array", await shared.AddAsync(new[] { 1 }));
        Assert.Equal("list", await shared.AddAsync(new List<int>()));
        Assert.Equal("get", await shared.GetAsync());
        Assert.Equal("get5", await shared.GetAsync(5));
        Assert.Equal("m", await shared.OverloadsMessagesAsync());
        Assert.Equal("r", await shared.recordAsync("r"));
        Assert.Equal("v", await shared.varAsync("v"));
        Assert.Equal("equals", await shared.EqualsAsync(1));
        Assert.Equal("f", await shared.ToStringAsync("f"));
        Assert.Equal(
            ["Add", "AddByAB", "AddByADouble", "AddByAInt32Array", "AddByAListOfInt32", "AddByAString", "EqualsCall", "Get", "GetByValue", "OverloadsMessagesCall", "ToStringCall", "recordCall", "var"],
            typeof(OverloadsMessages).GetNestedTypes().Select(static t => t.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Names_AreAsAsked()
    {
        await using var shared = SharedRef.Direct(new Names());

        Assert.Equal("lease", await shared.OpenLeaseAsync());
        Assert.Equal("lease5", await shared.LeaseAsync(5));
        Assert.Equal(5, await shared.GetTotalAsync());
        await shared.SetTotalAsync(6);
        Assert.Equal("invalid", await shared.InvalidAsync());
        await shared.classAsync(@int: 9);
        Assert.Equal(9, await shared.GetTotalAsync());
        await shared.SeteventAsync("x");
        Assert.Equal("x", await shared.GeteventAsync());
    }

    [Fact]
    public async Task Warned_EachMember_IsSharedButTheObsoleteOne()
    {
        await using var shared = SharedRef.Direct(new Warned());

        Assert.Equal(1, await shared.OldAsync());
#pragma warning disable OLD1, EXP001
        Assert.Equal(2, await shared.OlderAsync());
        Assert.Equal(4, await shared.TryAsync());
#pragma warning restore OLD1, EXP001
        Assert.Equal(5, await shared.UnseenAsync());
#pragma warning disable CA1416
        Assert.Equal(6, await shared.OnLinuxAsync());
#pragma warning restore CA1416
        Assert.True(await shared.UntrimmedAsync(typeof(int)) > 0);
        Assert.Equal(7, await shared.FilesAsync());
        await shared.FireAsync();
        Assert.Equal("e", await shared.EchoAsync("e"));
        Assert.Null(await shared.PerhapsAsync());
        await shared.SetNewAsync(9);
        Assert.Equal(9, await shared.GetNewAsync());
        Assert.Null(typeof(WarnedSharedRefExtensions).GetMethod("GoneAsync"));
    }

    [Fact]
    public async Task LeftOut_OnlyTheRest_IsShared()
    {
        await using var shared = SharedRef.Direct(new LeftOut());

        Assert.Equal(1, await shared.WorksAsync());
        Assert.Equal(["WorksAsync"], typeof(LeftOutSharedRefExtensions).GetMethods().Where(static m => m.IsStatic).Select(static m => m.Name));
    }

    [Fact]
    public async Task OtherPlaces_EachMember_Works()
    {
        await using var numbers = SharedRef.Direct(new Numbers());
        await using var other = SharedRef.Direct(new Corpus.Other.Calculator());
        await using var global = SharedRef.Direct(new Globally());
        await using var lower = SharedRef.Direct(new globally());
        await using var oblivious = SharedRef.Direct(new Oblivious());

        Assert.Equal([1, 2, 3], await numbers.GetEnumeratorAsync().ToListAsync());
        Assert.Equal((3, 7), (await numbers.GetCountAsync(), await numbers.GetItemAsync(7)));
        Assert.Equal(5, await Corpus.Other.CalculatorSharedRefExtensions.OtherAsync(other));
        Assert.Equal(1, await global.ValueAsync(null));
        Assert.Equal(3, await lower.valueAsync());
        Assert.Equal("t", await oblivious.TextAsync("t"));
        Assert.Equal(["t"], await oblivious.TextsAsync(["t"]));
        Assert.False((await oblivious.TryAsync()).Result);
        Assert.Equal("t", await oblivious.AwareAsync("t"));
        Assert.Equal("ab", await oblivious.MixedAsync("a", "b", null));
    }
}
