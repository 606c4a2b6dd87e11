using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class GenericsTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task Cache_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share(way, static () => new Cache<int, string>());

        Assert.Null(await shared.GetAsync(1));
        await shared.SetAsync(1, "one");
        Assert.Equal("one", await shared.GetAsync(1));
        var found = await shared.TryGetAsync(1);
        Assert.Equal((true, "one"), (found.Result, found.Value));
        Assert.Equal((false, null), await shared.TryGetAsync(2));
        Assert.Equal(3, await shared.MapAsync(1, static text => text.Length));
        Assert.Equal(3, await shared.MapAsync<int, string, int>(1, static text => text.Length));
        Assert.Equal(5m, await shared.SameAsync(5m));
        Assert.Equal("a", await shared.SameAsync<int, string, object>("a"));
        Assert.Equal("shadow", await shared.ShadowAsync("shadow"));
        Assert.Equal(3, await shared.NamedAsync(TKey: 1, TValue: 2));
        await shared.SetItemAsync(2, "two");
        Assert.Equal("two", await shared.GetItemAsync(2));
        await Assert.ThrowsAsync<KeyNotFoundException>(async () => await shared.GetItemAsync(9));
        Assert.Equal([1, 2], (await ListAsync(shared.AllAsync())).Select(static pair => pair.Key));
        await shared.AddAsync(3, "three");
        Assert.Equal(3, await shared.GetCountAsync());
        await Assert.ThrowsAsync<ArgumentException>(async () => await shared.AddAsync(3, "again"));
    }

    [Fact]
    public async Task CacheMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Cache<int, string>());
        var length = new Func<string, int>(static text => text.Length);

        await actor.AnswersAsync(new Cache2Messages<int, string>.Get(1), null);
        await actor.IsDoneAsync(new Cache2Messages<int, string>.Set(1, "one"));
        await actor.AnswersAsync(new Cache2Messages<int, string>.TryGet(1), (true, "one"));
        await actor.AnswersAsItIsAsync(new Cache2Messages<int, string>.Map<int>(1, length), 3);
        await actor.AnswersAsync(new Cache2Messages<int, string>.Same<Guid>(Guid.Empty), Guid.Empty);
        await actor.AnswersAsync(new Cache2Messages<int, string>.Shadow<string>("s"), "s");
        await actor.AnswersAsync(new Cache2Messages<int, string>.Named(TKey: 1, TValue: 2), 3);
        await actor.IsDoneAsync(new Cache2Messages<int, string>.SetItem(2, "two"));
        await actor.AnswersAsync(new Cache2Messages<int, string>.GetItem(2), "two");
        await actor.IsDoneAsync(new Cache2Messages<int, string>.Add(3, "three"));
        await actor.AnswersAsync(new Cache2Messages<int, string>.GetCount(), 3);
        await actor.AnswersAsync(
            new Cache2Messages<int, string>.All(), new KeyValuePair<int, string>[] { new(1, "one"), new(2, "two"), new(3, "three") });
    }

    [Theory]
    [EveryWay]
    public async Task CacheEntry_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share(way, static () => new Cache<string, object?>.Entry<int>());

        await shared.SetValueAsync(5);
        Assert.Equal(5, await shared.GetValueAsync());
        var pair = await shared.PairAsync("key", 7);
        Assert.Equal(("key", 7), (pair.Key, pair.Value));
        Assert.Equal((null, 7), await shared.PairAsync(null, 7));
    }

    [Fact]
    public async Task CacheEntryMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Cache<string, object?>.Entry<int>());

        await actor.IsDoneAsync(new Cache2_Entry1Messages<string, object?, int>.SetValue(5));
        await actor.AnswersAsync(new Cache2_Entry1Messages<string, object?, int>.GetValue(), 5);
        await actor.AnswersAsync(new Cache2_Entry1Messages<string, object?, int>.Pair("a", 1), ("a", 1));
    }

    [Theory]
    [EveryWay]
    public async Task Generic_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share(way, static () => new Generic());

        Assert.IsType<Calculator>(await shared.NewAsync<Calculator>());
        Assert.Null(await shared.NullAsync<string>());
        Assert.Null(await shared.NothingAsync<int>());
        Assert.Equal(1.5, await shared.UnmanagedAsync(1.5));
        Assert.Equal(Color.Green, await shared.EnumAsync(Color.Green));
        Assert.Equal(3, await shared.CompareAsync<int, int>(3, 4));
        Assert.Equal("own", await shared.OwnAsync<object, object>("own"));
        Assert.Equal(2, await shared.ManyAsync(1, [1, 2]));
        Assert.Equal(1, await shared.ManyAsync<string?>("t", [null]));
        await Assert.ThrowsAsync<NotSupportedException>(async () => await shared.RefAsync(5));
        Assert.Equal("Int32", await shared.FitsAsync(5));
        Assert.Equal("name", await shared.GetAsync("name"));
        Assert.Equal("nameInt32", await shared.GetAsync<int>("name"));
        Assert.Equal("nameInt327", await shared.GetAsync<int>("name", 7));
        Assert.Equal("nameInt321", await shared.GetAsync<int>("name", more: 1));
        Assert.Equal("T5", await shared.TAsync(5));
    }

    [Fact]
    public async Task GenericMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Generic());

        Assert.IsType<Calculator>(await actor.AskAsync(Messenger<Generic>.RoundTrip(new GenericMessages.New<Calculator>())));
        await actor.AnswersAsync(new GenericMessages.Null<string>(), null);
        await actor.AnswersAsync(new GenericMessages.Nothing<int>(), null);
        await actor.AnswersAsync(new GenericMessages.Unmanaged<double>(1.5), 1.5);
        await actor.AnswersAsync(new GenericMessages.Enum<Color>(Color.Green), Color.Green);
        await actor.AnswersAsync(new GenericMessages.Compare<int, int>(3, 4), 3);
        await actor.AnswersAsync(new GenericMessages.Own<string, string>("own"), "own");
        await actor.AnswersAsync(new GenericMessages.Many<int>(1, [1, 2]), 2);
        await Assert.ThrowsAsync<NotSupportedException>(() => actor.AskAsync(new GenericMessages.Ref<int>(5)));
        await actor.AnswersAsync(new GenericMessages.Fits<string>("a"), "String");
        await actor.AnswersAsync(new GenericMessages.Get("name"), "name");
        await actor.AnswersAsync(new GenericMessages.GetByName<int>("name"), "nameInt32");
        await actor.AnswersAsync(new GenericMessages.GetByNameMore<int>("name"), "nameInt321");
        await actor.AnswersAsync(new GenericMessages.T(5), "T5");
    }

    [Theory]
    [EveryWay]
    public async Task NestedTypes_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var inner = Share(way, static () => new Outer.Inner { Value = 3 });
        await using var leaf = Share<Outer.Box<string>.ILeaf<int>>(way, static () => new Leaf());

        Assert.Equal(3, await inner.GetValueAsync());
        Assert.Equal(1, await inner.OwnAsync());
        Assert.Equal("5", await leaf.TakeAsync(5));
        Assert.Null(await leaf.TakeAsync(-1));
        Assert.DoesNotContain(typeof(Outer_InnerSharedRefExtensions).GetMethods(), static method => method.Name == "SetValueAsync");
    }

    [Fact]
    public async Task NestedMessages_Sent_AreAnswered()
    {
        await using var inner = Messages(static () => new Outer.Inner { Value = 3 });
        await using var leaf = Messages<Outer.Box<string>.ILeaf<int>>(static () => new Leaf());

        await inner.AnswersAsync(new Outer_InnerMessages.GetValue(), 3);
        await inner.AnswersAsync(new Outer_InnerMessages.Own(), 1);
        await leaf.AnswersAsync(new Outer_Box1_ILeaf1Messages<string, int>.Take(5), "5");
    }

    [Theory]
    [EveryWay]
    public async Task Shapes_OfOwnType_AreFluentWhereTheTypeIsKnown(Way way)
    {
        await using var square = Share(way, static () => new Square());
        await using var shape = Share<Shape<Square>>(way, static () => new Square());

        await square.WithSidesAsync(3);
        Assert.Equal(3, await square.GetSidesAsync());
        Assert.Equal(9, await square.AreaAsync());
        await Assert.ThrowsAsync<EscapedResultException>(async () => await shape.WithSidesAsync(4));
        Assert.Equal(4, await shape.GetSidesAsync());
        Assert.Equal(16, await shape.AreaAsync());
    }

    [Fact]
    public async Task ShapeMessages_Sent_AreAnswered()
    {
        await using var square = Messages(static () => new Square());
        await using var shape = Messages<Shape<Square>>(static () => new Square());

        await square.IsDoneAsync(new SquareMessages.WithSides(3));
        await square.AnswersAsync(new SquareMessages.GetSides(), 3);
        await square.AnswersAsync(new SquareMessages.Area(), 9.0);
        await Assert.ThrowsAsync<EscapedResultException>(() => shape.AskAsync(new Shape1Messages<Square>.WithSides(4)));
        await shape.AnswersAsync(new Shape1Messages<Square>.GetSides(), 4);
        await shape.AnswersAsync(new Shape1Messages<Square>.Area(), 16.0);
    }

    private sealed class Leaf : Outer.Box<string>.ILeaf<int>
    {
        public string? Take(int value) => value < 0 ? null : value.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
