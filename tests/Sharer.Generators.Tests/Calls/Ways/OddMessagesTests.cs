using Corpus;

namespace Sharer.Generators.Tests.Calls.Ways;

#pragma warning disable OLD1, EXP001, IL2026, IL3050, IL3002, CA1416

public sealed class OddMessagesTests(Engine engine) : FacadeTests(engine)
{
    [Fact]
    public async Task IndexedMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Indexed());

        await actor.IsDoneAsync(new IndexedMessages.SetItem(1, "a"));
        await actor.AnswersAsync(new IndexedMessages.GetItem(1), "a");
        await actor.AnswersAsync(new IndexedMessages.GetItemByNameMore("n"), "n2");
        await actor.IsDoneAsync(new IndexedMessages.SetItemByNameMoreValue("n", 3, "three"));
        await actor.AnswersAsync(new IndexedMessages.GetItem(3), "three");
        await actor.AnswersAsync(new IndexedMessages.GetItemByMany(1, 2, 3), 3);
        await actor.IsDoneAsync(new IndexedMessages.SetText(null!));
        await actor.AnswersAsync(new IndexedMessages.GetText(), "none");
        await actor.AnswersAsync(new IndexedMessages.GetPerhaps(), null);
        await actor.AnswersAsync(new IndexedMessages.GetOnlyInit(), "init");
        await actor.IsDoneAsync(new IndexedMessages.SetOnlySet("zero"));
        await actor.AnswersAsync(new IndexedMessages.GetItem(0), "zero");
        await actor.AnswersAsync(new IndexedMessages.GetOwnSet(), "own");
        await actor.AnswersAsync(new IndexedMessages.GetCount(), -1);
        await actor.IsDoneAsync(new IndexedMessages.GetNext());
        await actor.AnswersAsync(new IndexedMessages.GetIsAsync(), true);
    }

    [Fact]
    public async Task OverloadsMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Overloads());

        await actor.AnswersAsync(new OverloadsMessages.Add(1), "a");
        await actor.AnswersAsync(new OverloadsMessages.AddByAB(1, "b"), "ab");
        await actor.AnswersAsync(new OverloadsMessages.AddByAString("a"), "s");
        await actor.AnswersAsync(new OverloadsMessages.AddByADouble(1.5), "d");
        await actor.AnswersAsync(new OverloadsMessages.AddByAInt32Array([1]), "array");
        await actor.AnswersAsync(new OverloadsMessages.AddByAListOfInt32([1]), "list");
        await actor.AnswersAsync(new OverloadsMessages.Get(), "get");
        await actor.AnswersAsync(new OverloadsMessages.GetByValue(1), "get1");
        await actor.AnswersAsync(new OverloadsMessages.OverloadsMessagesCall(), "m");
        await actor.AnswersAsync(new OverloadsMessages.recordCall("r"), "r");
        await actor.AnswersAsync(new OverloadsMessages.@var("v"), "v");
        await actor.AnswersAsync(new OverloadsMessages.EqualsCall(1), "equals");
        await actor.AnswersAsync(new OverloadsMessages.ToStringCall("f"), "f");
    }

    [Fact]
    public async Task NamesMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Names());

        await actor.AnswersAsync(new NamesMessages.Lease(), "lease");
        await actor.AnswersAsync(new NamesMessages.LeaseByValue(1), "lease1");
        await actor.IsDoneAsync(new NamesMessages.SetSum(7));
        await actor.AnswersAsync(new NamesMessages.GetSum(), 7);
        await actor.AnswersAsync(new NamesMessages.Invalid(), "invalid");
        await actor.IsDoneAsync(new NamesMessages.@class(Int: 8));
        await actor.AnswersAsync(new NamesMessages.GetSum(), 8);
        await actor.IsDoneAsync(new NamesMessages.Setevent("f"));
        await actor.AnswersAsync(new NamesMessages.Getevent(), "f");
    }

    [Fact]
    public async Task WarnedMessages_Sent_AreAnswered()
    {
        await using var actor = Messages(static () => new Warned());

        await actor.AnswersAsync(new WarnedMessages.Old(), 1);
        await actor.AnswersAsync(new WarnedMessages.Older(), 2);
        await actor.AnswersAsync(new WarnedMessages.Try(), 4);
        await actor.AnswersAsync(new WarnedMessages.Unseen(), 5);
        await actor.AnswersAsync(new WarnedMessages.OnLinux(), 6);
        Assert.True((int)(await actor.AskAsync(new WarnedMessages.Untrimmed(typeof(string))))! > 10);
        await actor.AnswersAsync(new WarnedMessages.Files(), 7);
        await actor.IsDoneAsync(new WarnedMessages.Fire());
        await actor.AnswersAsync(new WarnedMessages.Echo("a"), "a");
        await actor.AnswersAsync(new WarnedMessages.Perhaps(), null);
        await actor.IsDoneAsync(new WarnedMessages.SetNew(9));
        await actor.AnswersAsync(new WarnedMessages.GetNew(), 9);
    }

    [Fact]
    public async Task OtherOddMessages_Sent_AreAnswered()
    {
        await using var events = Messages(static () => new Events());
        await using var fluent = Messages(static () => new Fluent());
        await using var left = Messages(static () => new LeftOut());
        await using var numbers = Messages(static () => new Numbers());
        await using var other = Messages(static () => new Corpus.Other.Calculator());
        await using var upper = Messages(static () => new Globally());
        await using var lower = Messages(static () => new globally());

        await events.IsDoneAsync(new EventsMessages.Raise(1));
        await fluent.IsDoneAsync(new FluentMessages.Add(5));
        await fluent.AnswersAsync(new FluentMessages.Maybe(), 6);
        await fluent.AnswersAsync(new FluentMessages.GetValue(), 6);
        await fluent.AnswersAsync(new FluentMessages.AsObject(), "not itself");
        await left.AnswersAsync(new LeftOutMessages.Works(), 1);
        await numbers.AnswersAsync(new NumbersMessages.GetItem(4), 4);
        await numbers.AnswersAsync(new NumbersMessages.GetCount(), 3);
        await numbers.AnswersAsync(new NumbersMessages.GetEnumerator(), new[] { 1, 2, 3 });
        await other.AnswersAsync(new Corpus.Other.CalculatorMessages.Other(), 5);
        await upper.AnswersAsync(new GloballyMessages.Value(null), 1);
        await lower.AnswersAsync(new globallyMessages.value(), 3);
    }

    [Theory]
    [EveryWay]
    public async Task Events_OfEveryShape_AreStreamedAndUnsubscribedAtTheEnd(Way way)
    {
        await using var shared = Share(way, static () => new Events());

        await Raised(shared.PlainAsync(), EventArgs.Empty, "Plain");
        await Raised(shared.TypedAsync(), 7, "Typed");
        await Raised(shared.NothingAsync(), 1, "Nothing");
        await Raised(shared.OneAsync(), "s7", "One");
        await Raised(shared.TwoAsync(), ("s", 7), "Two");
        await Raised(shared.PartsAsync(), ("n", 7), "Parts");
        await Raised(shared.ByReferenceAsync(), 7, "ByReference");
        await Raised(shared.TupleAsync(), (7, "b"), "Tuple");
        await Raised<object>(shared.DynamicAsync(), 7, "Dynamic");

        async Task Raised<T>(IAsyncEnumerable<T> raised, T expected, string field)
        {
            await using (var items = raised.GetAsyncEnumerator())
            {
                var first = items.MoveNextAsync();
                await shared.RaiseAsync(7);
                Assert.True(await first);
                Assert.Equal(expected, items.Current);
                Assert.NotNull(await HandlerOf(field));
            }

            Assert.Null(await HandlerOf(field));
        }

        ValueTask<object?> HandlerOf(string field) => shared.AskAsync(
            static (it, field) => typeof(Events).GetField(field, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic)!.GetValue(it), field);
    }
}
