using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class GenericsTests
{
    [Fact]
    public async Task Cache_EachMember_Works()
    {
        await using var cache = SharedRef.Direct(new Cache<string, List<int>>());

        await cache.SetAsync("a", [1]);
        Assert.Equal([1], await cache.GetAsync("a"));
        Assert.Null(await cache.GetAsync("b"));
        var found = await cache.TryGetAsync("a");
        Assert.True(found.Result);
        Assert.Equal([1], found.Value);
        Assert.Equal(1, await cache.MapAsync("a", static list => list.Count));
        Assert.Equal(1, await cache.MapAsync<string, List<int>, int>("a", static list => list.Count));
        Assert.Equal(5, await cache.SameAsync(5));
        Assert.Equal(5, await cache.ShadowAsync(5));
        Assert.Equal(3, await cache.NamedAsync(TKey: 1, TValue: 2));
        await cache.SetItemAsync("c", [3]);
        Assert.Equal([3], await cache.GetItemAsync("c"));
        Assert.Equal(["a", "c"], (await cache.AllAsync().ToListAsync()).Select(static pair => pair.Key));
        await cache.AddAsync("d", []);
        Assert.Equal(3, await cache.GetCountAsync());
        await using var entry = SharedRef.Direct(new Cache<string, object>.Entry<int>());
        await entry.SetValueAsync(4);
        Assert.Equal(4, await entry.GetValueAsync());
        Assert.Equal(("k", 5), await entry.PairAsync("k", 5));
    }

    [Fact]
    public async Task Generic_EachMember_Works()
    {
        await using var shared = SharedRef.Direct(new Generic());

        Assert.Empty(await shared.NewAsync<List<int>>());
        Assert.Null(await shared.NullAsync<string>());
        Assert.Null(await shared.NothingAsync<int>());
        Assert.Equal(5, await shared.UnmanagedAsync(5));
        Assert.Equal(Color.Red, await shared.EnumAsync(Color.Red));
        Assert.Equal(5, await shared.CompareAsync(5, 6));
        Assert.Equal("a", await shared.OwnAsync<string, object>("a"));
        Assert.Equal(1, await shared.ManyAsync(5, [6]));
        Assert.Equal("Int32", await shared.FitsAsync(5));
        Assert.Equal("a", await shared.GetAsync("a"));
        Assert.Equal("aInt32", await shared.GetAsync<int>("a"));
        Assert.Equal("aInt325", await shared.GetAsync<int>("a", 5));
        Assert.Equal("T5", await shared.TAsync(5));
    }

    [Fact]
    public async Task Nested_EachMember_Works()
    {
        await using var inner = SharedRef.Direct(new Outer.Inner { Value = 5 });
        await using var leaf = SharedRef.Direct<Outer.Box<string>.ILeaf<int>>(new Leaf());
        await using var square = SharedRef.Direct(new Square());

        Assert.Equal(5, await inner.GetValueAsync());
        Assert.Equal(1, await inner.OwnAsync());
        Assert.Equal("leaf3", await leaf.TakeAsync(3));
        await square.WithSidesAsync(4);
        Assert.Equal(4, await square.GetSidesAsync());
        Assert.Equal(16, await square.AreaAsync());
        Assert.Equal(
            ["Outer_InnerMessages", "Outer_Box1_ILeaf1Messages`2", "Cache2_Entry1Messages`3"],
            [typeof(Outer_InnerMessages).Name, typeof(Outer_Box1_ILeaf1Messages<,>).Name, typeof(Cache2_Entry1Messages<,,>).Name]);
    }

    private sealed class Leaf : Outer.Box<string>.ILeaf<int>
    {
        public string? Take(int value) => "leaf" + value;
    }
}
