using Sharer.Linearizability;

namespace Sharer.Actors.Tests.Linearizability;

/// <summary>The checker against histories made by hand, and against the plainest way to decide the same.</summary>
public sealed class CheckerTests
{
    private static readonly SharedModel<int> Counter = new(new PlainCounter(), undoes: false);
    private static readonly SharedModel<int> UndoingCounter = new(new PlainCounter(), undoes: true);
    private static readonly SharedModel<int> Register = new(new PlainRegister(), undoes: false);
    private static readonly SharedModel<string> Queue = new(new PlainQueue(), undoes: false);
    private static readonly Act Add = new(Verb.Add);
    private static readonly Act Read = new(Verb.Read);
    private static readonly Act Dequeue = new(Verb.Dequeue);

    [Fact]
    public void Calls_OneAfterTheOther_MustReplyInOrder()
    {
        Legal(Counter, Op(1, Add, 1, 2, 1), Op(2, Add, 3, 4, 2), Op(1, Read, 5, 6, 2));
        Illegal(Counter, Op(1, Add, 1, 2, 2), Op(2, Add, 3, 4, 1));
        Illegal(Counter, Op(1, Add, 1, 2, 1), Op(2, Add, 3, 4, 1));
        Illegal(Counter, Op(1, Add, 1, 2, 1), Op(2, Read, 3, 4, 0));
    }

    [Fact]
    public void Calls_AtTheSameTime_MayReplyInEitherOrderButNotBoth()
    {
        Legal(Counter, Op(1, Add, 1, 3, 2), Op(2, Add, 2, 4, 1));
        Legal(Register, Op(1, Write(1), 1, 10, 0), Op(2, Read, 2, 3, 0), Op(2, Read, 4, 5, 1));
        Illegal(Register, Op(1, Write(1), 1, 10, 0), Op(2, Read, 2, 3, 1), Op(2, Read, 4, 5, 0));
        Illegal(Register, Op(1, Write(1), 1, 10, 0), Op(2, Read, 2, 3, 1), Op(3, Read, 4, 5, 0));
    }

    [Fact]
    public void Calls_OfOneLane_KeepTheirOrderEvenAtTheSameTime()
    {
        Illegal(Counter, Op(1, Add, 1, 3, 2), Op(1, Add, 2, 4, 1));
        Legal(Counter, Op(1, Add, 1, 3, 1), Op(1, Add, 2, 4, 2));
        // The first of its lane may have run only before the second has: it is too late for it to explain the 3.
        Illegal(Counter, Lost(1, Add, 1), Op(1, Add, 2, 3, 1), Op(2, Add, 4, 5, 3));
        Legal(Counter, Lost(3, Add, 1), Op(1, Add, 2, 3, 1), Op(2, Add, 4, 5, 3));
    }

    [Fact]
    public void UnknownCall_MayRunAtAnyTimeAfterItWasMadeOrNever()
    {
        var unknown = new Operation(1, Add, 1, 2, Reply.Unknown);
        Legal(Counter, unknown, Op(2, Read, 3, 4, 0), Op(2, Read, 5, 6, 0));
        Legal(Counter, unknown, Op(2, Read, 3, 4, 0), Op(2, Read, 5, 6, 1));
        Illegal(Counter, unknown, Op(2, Read, 3, 4, 1), Op(2, Read, 5, 6, 0));
        Illegal(Counter, unknown, Op(2, Read, 3, 4, 2));
        Illegal(Counter, Op(2, Read, 1, 2, 1), Lost(1, Add, 3));
    }

    [Fact]
    public void AbortedCall_MayHaveHadItsEffectButOnlyBeforeItsCallerKnew()
    {
        var aborted = new Operation(1, Add, 1, 2, Reply.Aborted);
        Legal(Counter, aborted, Op(2, Read, 3, 4, 0));
        Legal(Counter, aborted, Op(2, Read, 3, 4, 1));
        Illegal(Counter, aborted, Op(2, Read, 3, 4, 0), Op(2, Read, 5, 6, 1));
        Illegal(UndoingCounter, aborted, Op(2, Read, 3, 4, 1));
    }

    [Fact]
    public void CallThatThrew_HasTheEffectThatTheModelSays()
    {
        var before = new Operation(1, Add with { Manner = Manner.ThrowBefore }, 1, 2, Reply.Threw);
        var after = new Operation(1, Add with { Manner = Manner.ThrowAfter }, 1, 2, Reply.Threw);
        Legal(Counter, before, Op(2, Read, 3, 4, 0));
        Illegal(Counter, before, Op(2, Read, 3, 4, 1));
        Legal(Counter, after, Op(2, Read, 3, 4, 1));
        Illegal(Counter, after, Op(2, Read, 3, 4, 0));
        Legal(UndoingCounter, after, Op(2, Read, 3, 4, 0));
        Illegal(Counter, new Operation(1, Add, 1, 2, Reply.Threw));
        Illegal(Counter, after with { Reply = new Reply(Fate.Threw, Reply.Unplanned) });
    }

    [Fact]
    public void CallThatBreaksTheInstance_BeginsAnew()
    {
        var breaking = new Operation(2, Add with { Manner = Manner.Break }, 3, 4, Reply.Threw);
        Legal(Counter, Op(1, Add, 1, 2, 1), breaking, Op(1, Add, 5, 6, 1));
        Illegal(Counter, Op(1, Add, 1, 2, 1), breaking, Op(1, Add, 5, 6, 2));
    }

    [Fact]
    public void CallThatDidNotStart_HasNoEffect()
    {
        var refused = new Operation(1, Add, 1, 2, Reply.NotStarted);
        Legal(Counter, refused, Op(2, Read, 3, 4, 0));
        Illegal(Counter, refused, Op(2, Read, 3, 4, 1));
    }

    [Fact]
    public void Queue_GivesEachItemOnceAndInOrder()
    {
        Legal(Queue, Op(1, Enqueue(5), 1, 3, 1), Op(2, Enqueue(6), 2, 4, 2), Op(1, Dequeue, 5, 7, 6), Op(2, Dequeue, 6, 8, 5));
        Illegal(Queue, Op(1, Enqueue(5), 1, 2, 1), Op(2, Enqueue(6), 3, 4, 2), Op(1, Dequeue, 5, 6, 6), Op(2, Dequeue, 7, 8, 5));
        Illegal(Queue, Op(1, Enqueue(5), 1, 2, 1), Op(1, Dequeue, 3, 5, 5), Op(2, Dequeue, 4, 6, 5));
        Illegal(Queue, Op(1, Enqueue(5), 1, 2, 1), Op(1, Dequeue, 3, 4, PlainQueue.Empty));
        Legal(Queue, Op(1, Enqueue(5), 1, 4, 1), Op(2, Dequeue, 2, 3, PlainQueue.Empty));
    }

    [Fact]
    public void Violation_NamesTheShortestBeginningThatIsIllegal()
    {
        var text = Checker.Violation(
            Counter, [Op(1, Add, 1, 2, 1), Op(2, Add, 3, 6, 2), Op(3, Read, 4, 5, 7), Op(1, Read, 7, 8, 2), Op(2, Read, 9, 10, 3)]);

        Assert.NotNull(text);
        Assert.Contains("up to event 5", text, StringComparison.Ordinal);
        Assert.Contains("= 7   <- at the latest here", text, StringComparison.Ordinal);
        // What had not returned by then may have happened or not, and what had not begun is not named.
        Assert.Contains("[   3 ..    ] lane  2  Add()                            Unknown", text, StringComparison.Ordinal);
        Assert.DoesNotContain("[   7", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Counter")]
    [InlineData("Register")]
    [InlineData("Queue")]
    public void Verdicts_OnSmallRandomHistories_AreThoseOfTheBruteForce(string name)
    {
        const int histories = 2_500;
        var kind = Enum.Parse<Kind>(name);
        var legal = 0;
        for (var seed = 0; seed < histories; seed++)
        {
            var history = RandomHistory.Of(seed, kind, out var undoes);
            var (verdict, expected) = kind switch
            {
                Kind.Counter => Both(new SharedModel<int>(new PlainCounter(), undoes), history),
                Kind.Register => Both(new SharedModel<int>(new PlainRegister(), undoes), history),
                _ => Both(new SharedModel<string>(new PlainQueue(), undoes), history),
            };
            Assert.True(verdict == expected, $"{kind}, seed {seed}: the checker says {verdict}.{Environment.NewLine}{Checker.Show(history)}");
            legal += verdict ? 1 : 0;
        }
        Assert.InRange(legal, histories / 5, histories * 4 / 5);
    }

    private static (bool Verdict, bool Expected) Both<TState>(IModel<TState> model, Operation[] history) where TState : IEquatable<TState>
    {
        var verdict = Checker.Violation(model, history) is null;
        return (verdict, BruteForce.Holds(model, history));
    }

    private static void Legal<TState>(IModel<TState> model, params Operation[] history) where TState : IEquatable<TState>
    {
        Assert.True(BruteForce.Holds(model, history));
        Assert.Null(Checker.Violation(model, history));
    }

    private static void Illegal<TState>(IModel<TState> model, params Operation[] history) where TState : IEquatable<TState>
    {
        Assert.False(BruteForce.Holds(model, history));
        Assert.NotNull(Checker.Violation(model, history));
    }

    private static Operation Op(int lane, Act act, int invoked, int returned, int reply) => new(lane, act, invoked, returned, Reply.Of(reply));

    private static Operation Lost(int lane, Act act, int invoked) => new(lane, act, invoked, Operation.Never, Reply.Unknown);

    private static Act Write(int value) => new(Verb.Write, value);

    private static Act Enqueue(int value) => new(Verb.Enqueue, value);
}
