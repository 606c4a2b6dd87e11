using Corpus;
using Corpus.Hostile;
using Sharer.Generators.Tests.Calls.Ways;

namespace Sharer.Generators.Tests.Calls;

public sealed class HostileKinshipTests(Engine engine) : FacadeTests(engine)
{
    [Theory]
    [EveryWay]
    public async Task Diamond_MembersOfAllItsSides_AreShared(Way way)
    {
        await using var shared = Share<IDiamond>(way, static () => new Diamond());

        Assert.Equal("b0", await shared.BottomAsync());
        Assert.Equal("c2", await shared.BottomAsync("c", "x", "y"));
        Assert.Equal("c1", await shared.BottomAsync("c", ["x"], CancellationToken.None));
        Assert.Equal("sealedprivate", await shared.SealedAsync());
        Assert.Equal("left2", await shared.TwiceAsync());
        Assert.Equal("left", await shared.GetSideAsync());
        Assert.Equal("int3", await shared.GetItemAsync(3));
        Assert.Equal("strings", await shared.GetItemAsync("s"));
        await shared.SetItemAsync("s", "v");
        Assert.Equal("sv", await shared.AskAsync(static it => ((Diamond)it).Set));
        Assert.Equal("root of right", await shared.RootAsync());
        await using var moved = shared.MovedAsync().GetAsyncEnumerator();
        var first = moved.MoveNextAsync();
        await shared.AskAsync(static it => ((Diamond)it).Raise());
        Assert.True(await first);
        Assert.DoesNotContain(typeof(IDiamondSharedRefExtensions).GetMethods(), static m => m.Name.StartsWith("Dispose", StringComparison.Ordinal));
    }

    [Fact]
    public async Task DiamondMessages_Sent_AreAnswered()
    {
        await using var actor = Messages<IDiamond>(static () => new Diamond());

        await actor.AnswersAsync(new IDiamondMessages.Bottom(), "b0");
        await actor.AnswersAsync(new IDiamondMessages.Bottom("c", "x", "y"), "c2");
        await actor.AnswersAsync(new IDiamondMessages.Sealed(), "sealedprivate");
        await actor.AnswersAsync(new IDiamondMessages.Twice(), "left2");
        await actor.AnswersAsync(new IDiamondMessages.GetSide(), "left");
        await actor.AnswersAsync(new IDiamondMessages.GetItem(3), "int3");
        await actor.AnswersAsync(new IDiamondMessages.GetItemByS("s"), "strings");
        await actor.IsDoneAsync(new IDiamondMessages.SetItem("s", "v"));
        await actor.AnswersAsync(new IDiamondMessages.Root(), "root of right");
    }

    [Theory]
    [EveryWay]
    public async Task Dogs_CovariantAndHidden_AreTheMostDerived(Way way)
    {
        await using var dog = Share(way, static () => new Dog());
        await using var puppy = Share(way, static () => new Puppy());
        await using var animal = Share<Animal>(way, static () => new Dog());

        await dog.SameAsync();
        Assert.Equal("dog", await dog.ResultAsync());
        Assert.Equal(["dog"], await ListAsync(dog.ItemsAsync()));
        Assert.Equal("dog2", await dog.OptionalAsync());
        Assert.Equal("dog3", await dog.ByParamsAsync(1, 2, 3));
        Assert.Equal("dog1", await dog.ByParamsAsync([1], CancellationToken.None));
        Assert.Equal(2, await dog.GetHalfAsync());
        Assert.Equal(5, await dog.ShownAsync());
        await dog.SetSpokeAsync(8);
        Assert.Equal(8, await dog.GetSpokeAsync());
        await dog.SpeakAsync();
        Assert.Equal("", await dog.HalfSeenAsync());
        Assert.Equal("", await animal.HalfSeenAsync());

        await puppy.SameAsync();
        Assert.Equal("puppy3", await puppy.OptionalAsync());
        Assert.Equal("dog", await puppy.ResultAsync());
        Assert.Equal(["dog"], await ListAsync(puppy.ItemsAsync()));
        Assert.Equal("dog0", await puppy.ByParamsAsync());
        Assert.Equal("dog1", await puppy.ByParamsAsync([1], CancellationToken.None));
        Assert.Equal(2, await puppy.GetHalfAsync());
        Assert.Equal(5, await puppy.ShownAsync());
        await puppy.SetSpokeAsync(8);
        Assert.Equal(8, await puppy.GetSpokeAsync());
        await puppy.SpeakAsync();
        Assert.Equal("", await puppy.HalfSeenAsync());
    }

    [Fact]
    public async Task DogsMessages_Sent_AreAnswered()
    {
        await using var dog = Messages(static () => new Dog());
        await using var puppy = Messages(static () => new Puppy());
        await using var animal = Messages<Animal>(static () => new Dog());

        await dog.IsDoneAsync(new DogMessages.Same());
        await dog.AnswersAsync(new DogMessages.Result(), "dog");
        await dog.AnswersAsync(new DogMessages.Items(), new[] { "dog" });
        await dog.AnswersAsync(new DogMessages.Optional(), "dog2");
        await dog.AnswersAsync(new DogMessages.ByParams(1, 2), "dog2");
        await dog.AnswersAsync(new DogMessages.GetHalf(), 2);
        await dog.AnswersAsync(new DogMessages.Shown(), 5);
        await dog.IsDoneAsync(new DogMessages.SetSpoke(8));
        await dog.AnswersAsync(new DogMessages.GetSpoke(), 8);
        await dog.IsDoneAsync(new DogMessages.Speak());
        await dog.AnswersAsync(new DogMessages.HalfSeen(), "");
        await animal.AnswersAsync(new AnimalMessages.HalfSeen(), "");
        await puppy.IsDoneAsync(new PuppyMessages.Same());
        await puppy.AnswersAsync(new PuppyMessages.Result(), "dog");
        await puppy.AnswersAsync(new PuppyMessages.Items(), new[] { "dog" });
        await puppy.AnswersAsync(new PuppyMessages.Optional(), "puppy3");
        await puppy.AnswersAsync(new PuppyMessages.ByParams(1, 2), "dog2");
        await puppy.AnswersAsync(new PuppyMessages.GetHalf(), 2);
        await puppy.AnswersAsync(new PuppyMessages.Shown(), 5);
        await puppy.IsDoneAsync(new PuppyMessages.SetSpoke(8));
        await puppy.AnswersAsync(new PuppyMessages.GetSpoke(), 8);
        await puppy.IsDoneAsync(new PuppyMessages.Speak());
        await puppy.AnswersAsync(new PuppyMessages.HalfSeen(), "");
    }

    [Theory]
    [EveryWay]
    public async Task Constrained_ByEveryKind_IsShared(Way way)
    {
        await using var shared = Share(way, static () => new Constrained<int, string, List, Color>());
        var map = new Dictionary<string, (int, List<Color?>)[]>();

        Assert.Equal(1, await shared.PlainAsync(1));
        Assert.Null(await shared.NotNullAsync(null));
        Assert.IsType<List>(await shared.NewAsync());
        Assert.Null(await shared.NullableAsync());
        Assert.Equal(Color.Red, await shared.NullableAsync(Color.Red));
        var tuple = await shared.TupleAsync((1, "b"));
        Assert.Equal((1, "b"), (tuple.A, tuple.B));
        await using var named = Share(way, static () => new Constrained<int, Base, List, Color>());
        Assert.IsType<List>(await named.InnerAsync<int, Base, List, Color, List, Marked>(new List(), new Marked()));
        Assert.Same(map, await shared.DeepAsync(map));
        await using var done = shared.DoneAsync().GetAsyncEnumerator();
        var first = done.MoveNextAsync();
        await shared.RaiseAsync(1, "u", null);
        Assert.True(await first);
        Assert.Equal((1, ("u", null)), (done.Current.Arg1, (done.Current.Arg2.A, done.Current.Arg2.B)));
    }

    [Fact]
    public async Task ConstrainedMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Constrained<int, string, List, Color>());
        await using var named = Messages(static () => new Constrained<int, Base, List, Color>());

        await actor.AnswersAsync(new Constrained4Messages<int, string, List, Color>.Plain(1), 1);
        await actor.AnswersAsync(new Constrained4Messages<int, string, List, Color>.NotNull(null), null);
        Assert.IsType<List>(await actor.AskAsync(new Constrained4Messages<int, string, List, Color>.New()));
        await actor.AnswersAsync(new Constrained4Messages<int, string, List, Color>.Nullable(), null);
        await actor.AnswersAsItIsAsync(new Constrained4Messages<int, string, List, Color>.Tuple((1, "b")), (1, "b"));
        Assert.IsType<List>(await named.AskAsync(new Constrained4Messages<int, Base, List, Color>.Inner<List, Marked>(new List(), new Marked())));
        await actor.AnswersAsync(new Constrained4Messages<int, string, List, Color>.Deep([]), new Dictionary<string, (int, List<Color?>)[]>());
        await actor.IsDoneAsync(new Constrained4Messages<int, string, List, Color>.Raise(1, "u", Color.Red));
    }

    [Theory]
    [EveryWay]
    public async Task Deepest_InGenericTypes_NamesTheirParametersFirst(Way way)
    {
        await using var shared = Share(way, static () => new Enclosing<int>.Middle.Deepest<string, bool>());

        Assert.Equal((1, "b", true), await shared.AllAsync(1, "b", true));
        Assert.Equal("x", await shared.OwnAsync<int, string, bool, string>("x", 1));
        await using var changed = shared.ChangedAsync().GetAsyncEnumerator();
        var first = changed.MoveNextAsync();
        await shared.RaiseAsync(1, "b");
        Assert.True(await first);
        Assert.Equal((1, "b"), changed.Current);
    }

    [Fact]
    public async Task DeepestMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Enclosing<int>.Middle.Deepest<string, bool>());

        await actor.AnswersAsync(new Enclosing1_Middle_Deepest2Messages<int, string, bool>.All(1, "b", true), (1, "b", true));
        await actor.AnswersAsync(new Enclosing1_Middle_Deepest2Messages<int, string, bool>.Own<string>("x", 1), "x");
        await actor.IsDoneAsync(new Enclosing1_Middle_Deepest2Messages<int, string, bool>.Raise(1, "b"));
    }

    private sealed class List : IComparable<List>
    {
        public int CompareTo(List? other) => 0;
    }

    private sealed class Marked : Base, allows_name;
}
