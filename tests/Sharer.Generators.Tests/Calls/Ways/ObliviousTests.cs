using System.Reflection;
using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class ObliviousTests(Engine engine) : FacadeTests(engine)
{
    private static readonly NullabilityInfoContext Nullability = new();

    [Theory]
    [EveryWay]
    public async Task Oblivious_EachFacade_DoesWhatItsMemberDoes(Way way)
    {
        await using var shared = Share(way, static () => new Oblivious());

        Assert.Equal("a", await shared.TextAsync("a"));
        Assert.Equal(["a"], await shared.TextsAsync(["a"]));
        var tried = await shared.TryAsync();
        Assert.Equal((false, null), (tried.Result, tried.Text));
        Assert.Equal("a", await shared.AwareAsync("a"));
        Assert.Equal("ab", await shared.MixedAsync("a", "b", null));
    }

    [Fact]
    public async Task ObliviousMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Oblivious());

        await actor.AnswersAsync(new ObliviousMessages.Text("a"), "a");
        await actor.AnswersAsync(new ObliviousMessages.Texts(["a"]), new List<string> { "a" });
        await actor.AnswersAsync(new ObliviousMessages.Try(), (false, (string?)null));
        await actor.AnswersAsync(new ObliviousMessages.Aware("a"), "a");
        await actor.AnswersAsync(new ObliviousMessages.Mixed("a", "b", "c"), "abc");
    }

    [Fact]
    public void Oblivious_Nullability_IsCarriedAsItIs()
    {
        Assert.Equal((NullabilityState.Unknown, NullabilityState.Unknown), (ResultOf("TextAsync"), ParameterOf("TextAsync", "text")));
        Assert.Equal((NullabilityState.Nullable, NullabilityState.NotNull), (ResultOf("AwareAsync"), ParameterOf("AwareAsync", "text")));
        Assert.Equal(
            (NullabilityState.NotNull, NullabilityState.Unknown, NullabilityState.Nullable),
            (ParameterOf("MixedAsync", "aware"), ParameterOf("MixedAsync", "oblivious"), ParameterOf("MixedAsync", "nullable")));
        Assert.Equal(NullabilityState.NotNull, ResultOf("MixedAsync"));
    }

    private static NullabilityState ResultOf(string facade) =>
        Nullability.Create(Facade(facade).ReturnParameter).GenericTypeArguments[0].ReadState;

    private static NullabilityState ParameterOf(string facade, string parameter) =>
        Nullability.Create(Facade(facade).GetParameters().Single(p => p.Name == parameter)).WriteState;

    private static MethodInfo Facade(string name) => typeof(ObliviousSharedRefExtensions).GetMethod(name)!;
}
