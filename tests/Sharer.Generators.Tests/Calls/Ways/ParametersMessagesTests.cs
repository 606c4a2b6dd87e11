using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

public sealed class ParametersMessagesTests(Engine engine) : FacadeTests(engine)
{
    [Fact]
    public async Task Parameters_EachMessage_IsAnswered()
    {
        var plain = new Parameters();
        await using var actor = Messages(static () => new Parameters());

        await actor.AnswersAsync(new ParametersMessages.TryGet(1), (true, "v1"));
        await actor.AnswersAsync(new ParametersMessages.TryGet(0), (false, (string?)null));
        await actor.AnswersAsync(new ParametersMessages.TryResult(), (true, 1, 2));
        await actor.AnswersAsync(new ParametersMessages.OnlyOut(), "out");
        await actor.AnswersAsync(new ParametersMessages.TwoOut(), ("out", 1));
        await actor.AnswersAsync(new ParametersMessages.Ref(1), (1, 2));
        await actor.AnswersAsync(new ParametersMessages.RefOnly(1), 2);
        await actor.AnswersAsync(new ParametersMessages.RefAndMore(1, "t"), (1, "t1", 2));
        await actor.AnswersAsync(new ParametersMessages.In(1), 1);
        await actor.AnswersAsync(new ParametersMessages.RefReadOnly(new Point { X = 1 }, 2), 3);
        await actor.AnswersAsync(new ParametersMessages.InOnly(new Point { Y = 3 }), 3);
        await actor.AnswersAsync(new ParametersMessages.Sum(1, 2), 3);
        await actor.AnswersAsync(new ParametersMessages.SumOf("a", 1, 2), 4);
        await actor.AnswersAsync(new ParametersMessages.SumSpan(1, 2), 3);
        await actor.AnswersAsync(new ParametersMessages.SumWritable(1, 2, 3), 3);
        await actor.AnswersAsync(new ParametersMessages.SumList(1, 2), 3);
        await actor.AnswersAsync(new ParametersMessages.SumLazy(1, 2), 3);
        await actor.AnswersAsync(new ParametersMessages.SumToken(1, 2), 3);
        await actor.AnswersAsync(new ParametersMessages.SumDefault(), 1);
        await actor.AnswersAsync(new ParametersMessages.SumDefault(1, 2, 3), 6);
        await actor.AnswersAsItIsAsync(new ParametersMessages.Objects(1, "a"), "1,a");
        await actor.AnswersAsItIsAsync(new ParametersMessages.Objects(null), "null");
        await actor.AnswersAsItIsAsync(new ParametersMessages.Find(1, "a"), new object[] { 1, "a" });
        await actor.AnswersAsItIsAsync(new ParametersMessages.FindByKeys([1]), new object[] { true });
        await actor.AnswersAsItIsAsync(new ParametersMessages.Defaults(), plain.Defaults());
        await actor.AnswersAsItIsAsync(new ParametersMessages.Attributed(), plain.Attributed());
        await actor.AnswersAsync(new ParametersMessages.Generic<int>(), 0);
        await actor.AnswersAsync(new ParametersMessages.Generic<string>("a"), "a");
        await actor.AnswersAsync(new ParametersMessages.Optional("a"), "a");
        await actor.AnswersAsync(new ParametersMessages.OptionalByTextNumber("a"), "a1");
        await actor.AnswersAsync(new ParametersMessages.OptionalByTextNumberFlag("a"), "a1False");
        await actor.AnswersAsync(new ParametersMessages.Caller(1), nameof(Parameters_EachMessage_IsAnswered) + "True");
        await actor.AnswersAsync(new ParametersMessages.Expression(1, "text"), "text");
        await actor.AnswersAsync(new ParametersMessages.Nullable("a", "b"), "ab");
        await actor.AnswersAsItIsAsync(new ParametersMessages.Keywords(1, "e", true, "t"), "1eTruet");
        await actor.AnswersAsync(new ParametersMessages.Invented(1, 2, 3, 4, 5, 6, 7), 28);
        await actor.AnswersAsync(new ParametersMessages.InventedOut(1), (2, 2, 2));
        await actor.AnswersAsync(new ParametersMessages.Items(1, 2, 3, ToStringValue: 4), "1234");
        await actor.AnswersAsync(new ParametersMessages.Underscore(1), 1);
        await actor.AnswersAsync(new ParametersMessages.Underscores(1, 2, 3), 6);
        await actor.AnswersAsync(new ParametersMessages.Größe(Länge: 1, 数: 2), 3);
        await actor.AnswersAsItIsAsync(new ParametersMessages.Dynamic(1), 1);
        await actor.AnswersAsItIsAsync(new ParametersMessages.DynamicTwo("a", 1), "dynamic a 1");
        await actor.AnswersAsItIsAsync(new ParametersMessages.Dynamics([1], ["a", 2]), "12");
        await actor.AnswersAsItIsAsync(new ParametersMessages.Choose(1), "object");
        await actor.AnswersAsync(new ParametersMessages.ChooseByValue(1), "int");
        await actor.AnswersAsItIsAsync(new ParametersMessages.Which("a"), "dynamic");
        await actor.AnswersAsync(new ParametersMessages.WhichByValue("a"), "string");
        await actor.AnswersAsItIsAsync(new ParametersMessages.RefDynamic(1), ((object)2, (object)"o"));
        await actor.AnswersAsync(new ParametersMessages.AskArgument(1, "a"), "1a");
        await actor.AnswersAsync(
            new ParametersMessages.ToText(DateTimeOffset.UnixEpoch, TimeSpan.FromDays(2), new Uri("https://example.org/")), "19702https://example.org/");
        await actor.AnswersAsync(new ParametersMessages.Same(SameValue: 2, SameValueValue: 3), 6);
        await actor.AnswersAsync(new ParametersMessages.Clone(CloneValue: 1, EqualityContractValue: 2, GetHashCodeValue: 3), 6);
        await actor.AnswersAsync(new ParametersMessages.ToStringCall(), "parameters");
    }

    [Theory]
    [EveryWay]
    public async Task Params_WithAToken_AreTheSame(Way way)
    {
        await using var shared = Share(way, static () => new Parameters());
        using var source = new CancellationTokenSource();

        Assert.Equal(2, await shared.SumWritableAsync(1, [5], source.Token));
        Assert.Equal(5, await shared.SumListAsync([5], source.Token));
        Assert.Equal(5, await shared.SumLazyAsync([5], source.Token));
        Assert.Equal(5, await shared.SumTokenAsync([5], source.Token));
        Assert.Equal("5", await shared.ObjectsAsync([5], source.Token));
    }
}
