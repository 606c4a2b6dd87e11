using Corpus;

namespace Sharer.Generators.Tests.Calls;

public sealed class TasksTests
{
    [Fact]
    public async Task Asynchronous_EachMember_Works()
    {
        await using var shared = SharedRef.Direct(new Asynchronous());

        await shared.RunAsync(3);
        Assert.Equal(1, await shared.GetEndedAsync());
        Assert.Equal(10, await shared.ComputeAsync(5));
        await shared.PlainAsync();
        Assert.Equal(3, await shared.GetEndedAsync());
        Assert.Equal("a", await shared.TextAsync("a"));
        var later = await shared.TryLaterAsync("abc");
        Assert.Equal((true, 3), (later.Result, later.Length));
        Assert.Equal(7, await shared.TwistAsync(3, 4));
        Assert.IsType<List<int>>(await shared.LazyAsync(3));
        Assert.Equal([0, 1, 2], await shared.LazyAsync(3));
        Assert.Equal(2, (await shared.LazyUntypedAsync()).Cast<object>().Count());
        await shared.FluentAsync(10);
        await shared.FluentValueAsync();
        Assert.Equal(14, await shared.GetEndedAsync());
        await shared.GetCompletionAsync();
        Assert.Equal(42, await shared.GetAnswerAsync());
        Assert.Equal("e", await shared.EchoAsync("e"));
        Assert.Equal(5, await await shared.DoublyAsync());
        await shared.awaitAsync(5);
        var (result, third) = await shared.asyncAsync();
        Assert.Equal(3, third);
        Assert.Equal([0, 1, 2], Assert.IsType<List<int>>(result));
    }

    [Fact]
    public async Task Tokens_EachMember_GetTheCallersToken()
    {
        using var source = new CancellationTokenSource();
        var token = source.Token;
        await using var shared = SharedRef.Direct(new Tokens());

        Assert.True(await shared.MiddleAsync(1, 2, token));
        Assert.Equal(token, await shared.GetLastAsync());
        Assert.False(await shared.MiddleAsync(1, 2));
        Assert.True(await shared.FirstAsync("a", token));
        Assert.True(await shared.NullableAsync(token));
        Assert.False(await shared.NullableAsync());
        Assert.True(await shared.TwiceAsync(5, token));
        Assert.True(await shared.ByReferenceAsync(token));
        Assert.True(await shared.ReadOnlyAsync(5, token));
        Assert.True(await shared.NamedAsync(5, token));
        await shared.VoidAsync();
        Assert.Equal(default, await shared.GetLastAsync());
        await shared.ChainAsync(token);
        Assert.Equal(token, await shared.GetLastAsync());
        Assert.Equal(2, await shared.OverloadedAsync(1, token));
        Assert.Equal(0, await shared.OverloadedAsync(1));
        Assert.Equal(101, await shared.CountAsync(1));
        Assert.Equal([true, true], await shared.StreamAsync(2, token).ToListAsync());
        Assert.Equal([true], await shared.StreamLaterAsync(1, token).ToListAsync());
    }

    [Fact]
    public async Task Sequences_EachMember_IsStreamed()
    {
        await using var shared = SharedRef.Direct(new Sequences());

        Assert.Equal(Enumerable.Range(0, 1000), await shared.NumbersAsync(1000).ToListAsync());
        Assert.Equal([0, 1], await shared.EnumeratorAsync(2).ToListAsync());
        Assert.Equal([0, 1, 2], await shared.QueryAsync().ToListAsync());
        Assert.Equal([0, 1, 2], await shared.UntypedQueryAsync().ToListAsync());
        Assert.Equal([1, "a", null], await shared.UntypedAsync().ToListAsync());
        Assert.Equal([1, "a", null], await shared.UntypedEnumeratorAsync().ToListAsync());
        Assert.Equal([null, "a"], await shared.NullableAsync().ToListAsync());
        Assert.Equal([0, 1], await shared.LaterAsync(2).ToListAsync());
        Assert.Equal([0, 1], await shared.LaterEnumeratorAsync(2).ToListAsync());
        Assert.Equal([1, 2, 3], await shared.GetPropertyAsync().ToListAsync());
        Assert.Equal([1, 2], await shared.ListAsync());
        Assert.Equal("text", await shared.CharsAsync("text"));
        Assert.Equal(["x", "x"], await shared.RepeatAsync("x", 2).ToListAsync());
        var (result, count) = await shared.WithOutAsync();
        Assert.Equal([0, 1], Assert.IsType<List<int>>(result));
        Assert.Equal(2, count);
        Assert.Equal(['a', 'b', 'c'], await shared.GetEnumeratorAsync().ToListAsync());
    }
}
