using Corpus;
using Corpus.Hostile;
using Sharer.Generators.Tests.Calls.Ways;

namespace Sharer.Generators.Tests.Calls;

public sealed class HostileParametersTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task Scoped_ParametersOfEveryKind_ArePassed(Way way)
    {
        var plain = new Scoped();
        await using var shared = Share(way, static () => new Scoped());

        Assert.Equal(1, await shared.InAsync(1));
        Assert.Equal(1, await shared.RefReadOnlyAsync(1));
        var counted = await shared.RefAsync(1);
        Assert.Equal((2, 2), (counted.Result, counted.Value));
        Assert.Equal(5, await shared.OutAsync());
        Assert.Equal(plain.InDefault(), await shared.InDefaultAsync());
        Assert.Equal(plain.Native(), await shared.NativeAsync());
        Assert.Equal(plain.Enums(), await shared.EnumsAsync());
        Assert.Equal(plain.Enums(low: Signed.One, unknown: Wide.None), await shared.EnumsAsync(low: Signed.One, unknown: Wide.None));
        Assert.Equal(plain.Numbers(), await shared.NumbersAsync());
        Assert.Equal(plain.Chars(), await shared.CharsAsync());
        Assert.Equal("0False", (await shared.TupledAsync()).Replace("True", "False", StringComparison.Ordinal));
        Assert.Equal("1b(1, 2)3True", await shared.TupledAsync((1, "b"), (1, 2), new Point { X = 3 }));
        Assert.Null(await shared.GenericAsync<int>());
        Assert.Equal(5, await shared.GenericAsync<int>(5, [1]));
        Assert.Equal("a,,b", await shared.ListsAsync("a", null, "b"));
        Assert.Equal("a", await shared.ListsAsync(["a"], CancellationToken.None));
        Assert.Equal("1,2", await shared.SetsAsync(1, 2));
        Assert.Equal("", await shared.SetsAsync());
        Assert.Equal("1", await shared.SetsAsync([1], CancellationToken.None));
        Assert.Equal("12x", await shared.ManyAsync(1, (2, "x")));
        Assert.Equal("1", await shared.ManyAsync(1, [], CancellationToken.None));
        Assert.Equal("Int322", await shared.SpansAsync(1, 2));
        Assert.Equal("String0", await shared.SpansAsync<string>());
        Assert.Equal("Int321", await shared.SpansAsync([1], CancellationToken.None));
        Assert.Equal("1,null", await shared.NullablesAsync(1, null));
        Assert.Equal("null", await shared.NullablesAsync([null], CancellationToken.None));
        Assert.Equal("2", await shared.ArraysAsync([1], [2]));
        Assert.Equal("1", await shared.ArraysAsync([[1]], CancellationToken.None));
        Assert.Equal("text1", await shared.MemoryOfAsync("text".AsMemory(), new ArraySegment<int>([1])));
        Assert.Equal("1..^2^3", await shared.RangeAsync(1..^2, ^3));
        Assert.Equal($"True{nameof(Scoped_ParametersOfEveryKind_ArePassed)}True", await shared.EnclosingAsync());
        Assert.Equal("Falsem", (await shared.EnclosingAsync("", "m"))[..6]);
        var result = await shared.CheckedAsync("a", "b");
        Assert.Equal(("a", null, "a"), (result.Result, result.B, result.C));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await shared.CheckedAsync(null, "b"));
    }

    [Fact]
    public async Task ScopedMessages_Sent_AreAnswered()
    {
        var plain = new Scoped();
        await using var actor = Messages(static () => new Scoped());

        await actor.AnswersAsync(new ScopedMessages.In(1), 1);
        await actor.AnswersAsync(new ScopedMessages.RefReadOnly(1), 1);
        await actor.AnswersAsync(new ScopedMessages.Ref(1), (2, 2));
        await actor.AnswersAsync(new ScopedMessages.Out(), 5);
        await actor.AnswersAsync(new ScopedMessages.InDefault(), plain.InDefault());
        await actor.AnswersAsItIsAsync(new ScopedMessages.Native(), plain.Native());
        await actor.AnswersAsync(new ScopedMessages.Enums(), plain.Enums());
        await actor.AnswersAsItIsAsync(new ScopedMessages.Numbers(), plain.Numbers());
        await actor.AnswersAsItIsAsync(new ScopedMessages.Chars(), plain.Chars());
        await actor.AnswersAsItIsAsync(new ScopedMessages.Tupled((1, "b"), null, new Point { X = 3 }), "1b3True");
        await actor.AnswersAsync(new ScopedMessages.Generic<int>(5), 5);
        await actor.AnswersAsync(new ScopedMessages.Lists("a", null), "a,");
        await actor.AnswersAsync(new ScopedMessages.Sets(1, 2), "1,2");
        await actor.AnswersAsItIsAsync(new ScopedMessages.Many(1, (2, "x")), "12x");
        await actor.AnswersAsync(new ScopedMessages.Spans<int>(1, 2), "Int322");
        await actor.AnswersAsync(new ScopedMessages.Nullables(1, null), "1,null");
        await actor.AnswersAsync(new ScopedMessages.Arrays([1], [2]), "2");
        await actor.AnswersAsItIsAsync(new ScopedMessages.MemoryOf("text".AsMemory(), new ArraySegment<int>([1])), "text1");
        await actor.AnswersAsItIsAsync(new ScopedMessages.Range(1..^2, ^3), "1..^2^3");
        await actor.AnswersAsync(new ScopedMessages.Enclosing(), $"True{nameof(ScopedMessages_Sent_AreAnswered)}True");
        await actor.AnswersAsync(new ScopedMessages.Checked("a", "b"), ("a", (string?)null, "a"));
    }

    [Theory]
    [EveryWay]
    public async Task Dynamics_BoundStatically_AreShared(Way way)
    {
        await using var shared = Share(way, static () => new Dynamics());

        Assert.Equal([1, "a"], await shared.ListAsync(new() { ["k"] = null }, ("a", 1)));
        Assert.Equal(5, (object?)await shared.GetItemAsync((object)5));
        await shared.SetItemAsync((object)1, (object)"v");
        Assert.Equal((1, "v"), ((object, object))(await shared.GetLastAsync())!);
        await shared.SetLastAsync((object)7);
        Assert.Equal(7, (object?)await shared.GetLastAsync());
        Assert.Equal([1, "b", 3.0], await ListAsync<object>(shared.StreamAsync((object)1, (object)"b", (object)3.0)));
        Assert.Equal([1], await ListAsync<object>(shared.StreamAsync((object)1, [], CancellationToken.None)));
        Assert.Equal("later", (object?)await shared.LaterAsync((object)"later"));
        await using var changed = shared.ChangedAsync().GetAsyncEnumerator();
        var first = changed.MoveNextAsync();
        await shared.RaiseAsync("raised");
        Assert.True(await first);
        Assert.Equal("raised", (object?)changed.Current);
    }

    [Theory]
    [EveryWay]
    public async Task Sequences_ThatAreNull_Fail(Way way)
    {
        await using var shared = Share(way, static () => new Dynamics());

        await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(shared.NoneAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(shared.NothingAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(shared.NoEnumeratorAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(shared.NoUntypedAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(shared.NoLaterAsync()));
        await Assert.ThrowsAsync<InvalidOperationException>(() => ListAsync(shared.NoQueryAsync()));
        await Assert.ThrowsAnyAsync<Exception>(async () => await shared.NoTaskAsync());
        Assert.Null(await shared.NullLaterAsync());
    }

    [Fact]
    public async Task DynamicsMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Dynamics());

        await actor.AnswersAsItIsAsync(new DynamicsMessages.List(new() { ["k"] = null }, ("a", 1)), new List<object?> { 1, "a" });
        await actor.AnswersAsItIsAsync(new DynamicsMessages.GetItem(5), 5);
        await actor.IsDoneAsItIsAsync(new DynamicsMessages.SetItem(1, "v"));
        await actor.IsDoneAsItIsAsync(new DynamicsMessages.SetLast(7));
        await actor.AnswersAsync(new DynamicsMessages.GetLast(), 7);
        await actor.AnswersAsItIsAsync(new DynamicsMessages.Stream(1, "b"), new object[] { 1, "b" });
        await actor.AnswersAsItIsAsync(new DynamicsMessages.Later("later"), "later");
        await actor.AnswersAsync(new DynamicsMessages.None(), null);
        await actor.AnswersAsync(new DynamicsMessages.Nothing(), null);
        await actor.AnswersAsync(new DynamicsMessages.NoEnumerator(), null);
        await actor.AnswersAsync(new DynamicsMessages.NoUntyped(), null);
        await actor.AnswersAsync(new DynamicsMessages.NoLater(), null);
        await actor.AnswersAsync(new DynamicsMessages.NoQuery(), null);
        await Assert.ThrowsAnyAsync<Exception>(() => actor.AskAsync(new DynamicsMessages.NoTask()));
        await actor.AnswersAsync(new DynamicsMessages.NullLater(), null);
        await actor.IsDoneAsItIsAsync(new DynamicsMessages.Raise("a"));
    }

    [Theory]
    [EveryWay]
    public async Task Overloads_AreChosenAsOfThePlainClass(Way way)
    {
        var plain = new Overridden();
        await using var shared = Share(way, static () => new Overridden());

        Assert.Equal(plain.Add(1), await shared.AddAsync(1));
        Assert.Equal(plain.Add(1, "y"), await shared.AddAsync(1, "y"));
        Assert.Equal(plain.Add(1, b: 2), await shared.AddAsync(1, b: 2));
        Assert.Equal(plain.Add(1, 2), await shared.AddAsync(1, 2));
        Assert.Equal(plain.Add(1, 2, 3), await shared.AddAsync(1, 2, 3));
        Assert.Equal("params1", await shared.AddAsync(1, [2], CancellationToken.None));
        Assert.Equal(plain.Log("a"), await shared.LogAsync("a"));
        Assert.Equal(plain.Log("a", 5), await shared.LogAsync("a", 5));
        Assert.Equal(plain.Log("a", "b"), await shared.LogAsync("a", "b"));
        Assert.Equal(plain.Log("a", 5, "b"), await shared.LogAsync("a", 5, "b"));
        Assert.Equal(plain.Log("a", level: 5), await shared.LogAsync("a", level: 5));
        Assert.Equal(plain.Log<int>("a", 5), await shared.LogAsync<int>("a", 5));
        Assert.Equal(plain.Log(1, "b"), await shared.LogAsync(1, "b"));
        Assert.Equal("items1", await shared.LogAsync("a", ["b"], CancellationToken.None));
        Assert.Equal(plain.Only((object)"a"), await shared.OnlyAsync((object)"a"));
        Assert.Equal(plain.Only("a"), await shared.OnlyAsync("a"));
        Assert.Equal(("ref1", 2), await shared.OnlyAsync(1));
        Assert.Equal("token", await shared.TokenAsync(1));
        Assert.Equal("more", await shared.TokenAsync(1, 2));
        Assert.Equal(plain.Optional("x"), await shared.OptionalAsync("x"));
        Assert.Equal(plain.Optional("x", "y"), await shared.OptionalAsync("x", "y"));
        Assert.Equal(plain.Optional(b: "y"), await shared.OptionalAsync(b: "y"));
        Assert.Equal(plain.Optional(1), await shared.OptionalAsync(1));
        Assert.Equal(plain.Optional(b: 3), await shared.OptionalAsync(b: 3));
        Assert.Equal(plain.Generic("a"), await shared.GenericAsync("a"));
        Assert.Equal(plain.Generic(new List<int>()), await shared.GenericAsync(new List<int>()));
        Assert.Equal(plain.Generic(1), await shared.GenericAsync(1));
        Assert.Equal(plain.Generic<int>(1), await shared.GenericAsync<int>(1));
        Assert.Equal(plain.Generic<int, int>(1), await shared.GenericAsync<int, int>(1));
        Assert.Equal(plain.Nullable(1L), await shared.NullableAsync(1L));
        Assert.Equal(plain.Nullable(null), await shared.NullableAsync(null));
        Assert.Equal(plain.Ready("a"), await shared.ReadyAsync("a"));
        Assert.Equal(plain.Ready("a", "b"), await shared.ReadyAsync("a", "b"));
        Assert.Equal("texts1", await shared.ReadyAsync(["a"], CancellationToken.None));
        Assert.Equal(plain.First("a"), await shared.FirstAsync("a"));
        Assert.Equal(plain.First(1), await shared.FirstAsync(1));
        Assert.Equal(plain.Func(static () => 1), await shared.FuncAsync(static () => 1));
        Assert.Equal(plain.Func(static () => Task.FromResult(1)), await shared.FuncAsync(static () => Task.FromResult(1)));
        Assert.Equal(plain.Func(static () => { }), await shared.FuncAsync(static () => { }));
    }

    [Fact]
    public async Task OverriddenMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Overridden());

        await actor.AnswersAsync(new OverriddenMessages.Add(1), "int");
        await actor.AnswersAsync(new OverriddenMessages.AddByABInt32String(1), "int,stringx");
        await actor.AnswersAsync(new OverriddenMessages.AddByABInt32Int32(1), "int,int1");
        await actor.AnswersAsync(new OverriddenMessages.AddByAMore(1, 2, 3), "params2");
        await actor.AnswersAsync(new OverriddenMessages.Log("a"), "text");
        await actor.AnswersAsync(new OverriddenMessages.LogByTextLevel("a"), "level1");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.LogByTextItems("a", 1, 2), "items2");
        await actor.AnswersAsync(new OverriddenMessages.LogByTextItem<string>("a", "b"), "itemb");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.LogByAB(1, 2), "objects");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.Only(1), "object");
        await actor.AnswersAsync(new OverriddenMessages.OnlyByAString("a"), "string");
        await actor.AnswersAsync(new OverriddenMessages.OnlyByAInt32(1), ("ref1", 2));
        await actor.AnswersAsync(new OverriddenMessages.Token(1), "token");
        await actor.AnswersAsync(new OverriddenMessages.TokenByAMore(1, 2), "more");
        await actor.AnswersAsync(new OverriddenMessages.Optional(), "onea");
        await actor.AnswersAsync(new OverriddenMessages.OptionalByABStringString(), "twoab");
        await actor.AnswersAsync(new OverriddenMessages.OptionalByABInt32Int32(), "ints12");
        await actor.AnswersAsync(new OverriddenMessages.Generic<string>("a"), "T");
        await actor.AnswersAsync(new OverriddenMessages.GenericByValueListOfT<int>([1]), "List");
        await actor.AnswersAsync(new OverriddenMessages.GenericByValueInt32(1), "int");
        await actor.AnswersAsync(new OverriddenMessages.GenericByValueT<int, int>(1), "T,U");
        await actor.AnswersAsync(new OverriddenMessages.Nullable(1), "nullable");
        await actor.AnswersAsync(new OverriddenMessages.NullableByA(1), "long");
        await actor.AnswersAsync(new OverriddenMessages.Ready("a"), "text");
        await actor.AnswersAsync(new OverriddenMessages.ReadyByA("a", "b"), "texts2");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.First(1), "object");
        // Of the member's own overloads, the compiler sees the one with the higher priority alone.
        await actor.AnswersAsync(new OverriddenMessages.FirstByA("a"), "object");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.Func(static () => 1), "Func");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.FuncByFFuncOfTaskOfInt32(static () => Task.FromResult(1)), "Task");
        await actor.AnswersAsItIsAsync(new OverriddenMessages.FuncByFAction(static () => { }), "Action");
    }
}
