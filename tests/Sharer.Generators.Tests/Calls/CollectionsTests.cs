namespace Sharer.Generators.Tests.Calls;

// Classes of others, with every member.
public sealed class CollectionsTests
{
    [Fact]
    public async Task Stack_EachMember_Works()
    {
        await using var stack = SharedRef.Direct(new Stack<string>());
        var copy = new string[2];
        Array untyped = new object[2];

        await stack.PushAsync("a");
        await stack.PushAsync("b");
        Assert.Equal(2, await stack.GetCountAsync());
        Assert.True(await stack.ContainsAsync("a"));
        Assert.Equal("b", await stack.PeekAsync());
        Assert.Equal(["b", "a"], await stack.GetEnumeratorAsync().ToListAsync());
        Assert.Equal(["b", "a"], (await stack.ToArrayAsync()).ToList());
        await stack.CopyToAsync(copy, 0);
        Assert.Equal(["b", "a"], copy.ToList());
        await stack.CopyToAsync(untyped, 0);
        Assert.Equal("b", untyped.GetValue(0));
        Assert.True(await stack.EnsureCapacityAsync(20) >= 20);
        await stack.TrimExcessAsync(10);
        Assert.Equal(10, await stack.GetCapacityAsync());
        await stack.TrimExcessAsync();
        Assert.False(await stack.GetIsSynchronizedAsync());
        await Assert.ThrowsAsync<EscapedResultException>(async () => await stack.GetSyncRootAsync());
        await stack.ClearAsync();
        Assert.Equal((false, null), await stack.TryPopAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await stack.PopAsync());
    }

    [Fact]
    public async Task Dictionary_EachMember_Works()
    {
        await using var map = SharedRef.Direct<IDictionary<string, int>>(new Dictionary<string, int>());
        var copy = new KeyValuePair<string, int>[1];

        await map.AddAsync(KeyValuePair.Create("a", 1));
        Assert.True(await map.ContainsKeyAsync("a"));
        Assert.Equal(1, await map.GetItemAsync("a"));
        Assert.Equal(["a"], await map.GetKeysAsync());
        Assert.Equal([1], await map.GetValuesAsync());
        Assert.True(await map.ContainsAsync(KeyValuePair.Create("a", 1)));
        await map.CopyToAsync(copy, 0);
        Assert.Equal("a", copy[0].Key);
        Assert.False(await map.RemoveAsync(KeyValuePair.Create("a", 2)));
        Assert.False(await map.GetIsReadOnlyAsync());
        await map.ClearAsync();
        Assert.Equal(0, await map.GetCountAsync());
    }

    [Fact]
    public async Task List_EachMember_Works()
    {
        await using var list = SharedRef.Direct(new List<int>());
        var copy = new int[3];
        var sum = 0;

        await list.AddRangeAsync([3, 1, 2]);
        await list.SortAsync();
        Assert.Equal(1, await list.BinarySearchAsync(2));
        Assert.Equal(1, await list.BinarySearchAsync(2, Comparer<int>.Default));
        Assert.Equal(1, await list.BinarySearchAsync(0, 3, 2, null));
        Assert.True(await list.ContainsAsync(3));
        Assert.False(await list.ContainsAsync("3"));
        await list.CopyToAsync(copy);
        await list.CopyToAsync(copy, 0);
        await list.CopyToAsync(0, copy, 0, 3);
        await list.CopyToAsync((Array)copy, 0);
        Assert.Equal([1, 2, 3], copy.ToList());
        Assert.True(await list.EnsureCapacityAsync(10) >= 10);
        Assert.True(await list.ExistsAsync(static n => n == 2));
        Assert.Equal(2, await list.FindAsync(static n => n > 1));
        await list.FindAllAsync(static n => n > 1);
        Assert.Equal(1, await list.FindIndexAsync(static n => n > 1));
        Assert.Equal(2, await list.FindIndexAsync(2, static n => n > 1));
        Assert.Equal(-1, await list.FindIndexAsync(0, 1, static n => n > 1));
        Assert.Equal(3, await list.FindLastAsync(static n => n > 1));
        Assert.Equal(2, await list.FindLastIndexAsync(static n => n > 1));
        Assert.Equal(1, await list.FindLastIndexAsync(1, static n => n > 1));
        Assert.Equal(-1, await list.FindLastIndexAsync(0, 1, static n => n > 1));
        await list.ForEachAsync(n => sum += n);
        Assert.Equal(6, sum);
        await list.GetRangeAsync(0, 1);
        await list.SliceAsync(0, 1);
        Assert.Equal((1, 1, 1), (await list.IndexOfAsync(2), await list.IndexOfAsync(2, 1), await list.IndexOfAsync(2, 0, 2)));
        Assert.Equal(-1, await list.IndexOfAsync("2"));
        Assert.Equal((1, 1, 1), (await list.LastIndexOfAsync(2), await list.LastIndexOfAsync(2, 2), await list.LastIndexOfAsync(2, 2, 2)));
        await list.InsertAsync(0, 0);
        await list.InsertAsync(0, (object)(-1));
        await list.InsertRangeAsync(5, [4, 5]);
        Assert.Equal([-1, 0, 1, 2, 3, 4, 5], await list.GetEnumeratorAsync().ToListAsync());
        Assert.Equal(7, await list.AddAsync((object)6));
        Assert.True(await list.RemoveAsync(6));
        await list.RemoveAsync((object)5);
        await list.RemoveAtAsync(0);
        Assert.Equal(1, await list.RemoveAllAsync(static n => n == 0));
        await list.RemoveRangeAsync(3, 1);
        await list.ReverseAsync();
        await list.ReverseAsync(0, 2);
        Assert.Equal([2, 3, 1], (await list.ToArrayAsync()).ToList());
        await list.SortAsync(Comparer<int>.Default);
        await list.SortAsync(static (a, b) => b - a);
        await list.SortAsync(0, 2, null);
        Assert.Equal([2, 3, 1], (await list.ToArrayAsync()).ToList());
        await list.SetItemAsync(0, 9);
        await list.SetItemAsync(1, (object)8);
        Assert.Equal((9, 8), (await list.GetItemAsync(0), await list.GetItemAsync(1)));
        Assert.True(await list.TrueForAllAsync(static n => n > 0));
        await list.TrimExcessAsync();
        await list.SetCapacityAsync(30);
        Assert.Equal((30, 3), (await list.GetCapacityAsync(), await list.GetCountAsync()));
        Assert.Equal((false, false, false), (await list.GetIsReadOnlyAsync(), await list.GetIsSynchronizedAsync(), await list.GetIsFixedSizeAsync()));
        Assert.Equal(3, (await list.AsReadOnlyAsync()).Count);
        await Assert.ThrowsAsync<EscapedResultException>(async () => await list.GetSyncRootAsync());
        await list.ClearAsync();
        Assert.Empty(await list.ToArrayAsync());
    }

    [Fact]
    public void StringBuilder_StructEnumerator_IsLeftOut() =>
        Assert.DoesNotContain(
            typeof(System.Text.StringBuilderSharedRefExtensions).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic),
            static method => method.Name == "GetChunksAsync");
}
