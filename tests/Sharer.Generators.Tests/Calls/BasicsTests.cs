using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class BasicsTests
{
    [Fact]
    public async Task UserDatabase_EachMember_Works()
    {
        await using var users = SharedRef.Direct(new UserDatabase());

        Assert.Equal(1, await users.AddUserAsync("Ann", 34));
        Assert.Equal(2, await users.AddUserAsync(age: 35, name: "Anton"));
        Assert.Equal(["Ann"], await users.ShowUsersAsync("nn"));
        Assert.Equal(["Ann", "Anton"], await users.ExportAsync().ToListAsync());
        Assert.Equal((true, 34), await users.TryFindAsync("Ann"));
        Assert.Equal(-1, (await users.TryFindAsync("Bob")).Age);
        Assert.Equal(2, await users.GetCountAsync());
        await users.SetTitleAsync("title");
        Assert.Equal("title", await users.GetTitleAsync());
        await users.ClearAsync();
        Assert.Equal(0, await users.GetCountAsync());
    }

    [Fact]
    public async Task Calculator_EachMember_Works()
    {
        await using var shared = SharedRef.Direct(new Calculator());

        await shared.NothingAsync();
        Assert.Equal(0, await shared.ZeroAsync());
        Assert.Equal(1, await shared.OneAsync(1));
        Assert.Equal(3, await shared.TwoAsync(1, 2));
        Assert.Equal(45, await shared.NineAsync(1, 2, 3, 4, 5, 6, 7, 8, 9));
        Assert.Equal(1.5, await shared.HalfAsync(3));
        Assert.Null(await shared.HalfAsync(null));
        var both = await shared.BothAsync(3, 4);
        Assert.Equal((7, 12), (both.Sum, both.Product));
        Assert.Equal((1, "a"), await shared.UnnamedAsync((1, "a")));
        Assert.Equal([0, 1, 2], (await shared.RangeAsync(3)).ToList());
        int[][,] cubes = [new int[1, 2]];
        Assert.Same(cubes, await shared.JaggedAsync(cubes));
        Assert.Null(await shared.StringsAsync(null));
        Assert.Equal(["a", null], (await shared.StringsAsync(["a", null]))!.ToList());
        var map = new Dictionary<string, List<int?>> { ["a"] = [1, null] };
        Assert.Same(map, await shared.NestedAsync(map));
        Assert.Equal([5, 1], (await shared.ImmutableAsync([5])).ToList());
        Assert.Equal([1, 2, 3], await shared.ValuesAsync());
        Assert.Equal(6, (await shared.FunctionAsync(static x => x * 2))(3));
        Assert.Equal("a", await shared.AnythingAsync("a"));
        Assert.Equal(typeof(string), await shared.TypeOfAsync<string>());
        Assert.Equal(5, await shared.NativeAsync(5));
        Assert.Equal(DayOfWeek.Friday, await shared.DayAsync(DayOfWeek.Friday));
        var id = Guid.NewGuid();
        Assert.Equal(id, await shared.IdAsync(id));
        Assert.Equal(7, await shared.SaveAsync());
        Assert.Equal(8, await shared.lowerAsync());
        Assert.Equal(9, await shared.under_scoreAsync(some_arg: 9));
        Assert.Null(await shared.CallbackAsync(null));
        Assert.Equal(5, await shared.InnerTaskAsync(static () => Task.FromResult(5)));
    }
}
