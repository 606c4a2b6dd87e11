namespace Sharer.Linearizability;

/// <summary>Small histories, of which some are legal and some are not, and nobody knows which without looking.</summary>
internal static class RandomHistory
{
    private const int Most = 6;

    public static Operation[] Of(int seed, Kind kind, out bool undoes)
    {
        var random = new Random(seed);
        undoes = random.Next(2) == 0;
        var count = random.Next(2, Most + 1);
        // Each call takes its place in a true order somewhere between its two events; then some replies are spoilt.
        var points = Enumerable.Range(0, count).Select(i => 10 * (i + 1)).ToArray();
        var reach = random.Next(1, 40);
        var history = new Operation[count];
        for (var i = 0; i < count; i++)
        {
            var act = NextAct(kind, random) with { Manner = random.Next(5) == 0 ? (Manner)random.Next(4) : Manner.Return };
            history[i] = new Operation(
                random.Next(4), act, points[i] - random.Next(1, reach + 1), points[i] + random.Next(1, reach + 1), default);
        }
        return Spoil(Run(kind, undoes, WithDistinctEvents(history), random), random);
    }

    private static Act NextAct(Kind kind, Random random) => (kind, random.Next(5)) switch
    {
        (Kind.Counter, < 3) => new Act(Verb.Add),
        (Kind.Register, < 2) => new Act(Verb.Write, random.Next(3)),
        (Kind.Register, 2) => new Act(Verb.CompareExchange, random.Next(3), random.Next(3)),
        (Kind.Queue, < 2) => new Act(Verb.Enqueue, random.Next(1, 4)),
        (Kind.Queue, < 4) => new Act(Verb.Dequeue),
        _ => new Act(Verb.Read),
    };

    private static Operation[] WithDistinctEvents(Operation[] history)
    {
        var events = history.SelectMany((o, i) => new[] { (o.Invoked, i, false), (o.Returned, i, true) }).Order().ToArray();
        for (var index = 0; index < events.Length; index++)
        {
            var (_, i, isReturn) = events[index];
            history[i] = isReturn ? history[i] with { Returned = index } : history[i] with { Invoked = index };
        }
        return history;
    }

    private static Operation[] Run(Kind kind, bool undoes, Operation[] history, Random random) => kind switch
    {
        Kind.Counter => Run(new SharedModel<int>(new PlainCounter(), undoes), history, random),
        Kind.Register => Run(new SharedModel<int>(new PlainRegister(), undoes), history, random),
        _ => Run(new SharedModel<string>(new PlainQueue(), undoes), history, random),
    };

    private static Operation[] Run<TState>(SharedModel<TState> model, Operation[] history, Random random) where TState : IEquatable<TState>
    {
        var state = model.Initial;
        return [.. history.Select(operation =>
        {
            var steps = model.Steps(state, operation.Act).ToArray();
            var step = random.Next(4) == 0 ? steps[random.Next(steps.Length)] : steps[0];
            switch (random.Next(8))
            {
                case 0:
                    return operation with { Reply = Reply.NotStarted };
                case 1 when random.Next(2) == 0:
                    return operation with { Reply = Reply.Unknown };
                case 1:
                    state = step.Next;
                    return operation with { Reply = Reply.Unknown };
                default:
                    state = step.Next;
                    return operation with { Reply = step.Reply };
            }
        })];
    }

    private static Operation[] Spoil(Operation[] history, Random random)
    {
        for (var spoilt = random.Next(3); spoilt > 0; spoilt--)
        {
            var i = random.Next(history.Length);
            history[i] = history[i].Reply.Fate == Fate.Replied
                ? history[i] with { Reply = Reply.Of(Math.Max(PlainQueue.Empty, history[i].Reply.Value + random.Next(-1, 2))) }
                : history[i] with { Reply = Reply.Of(random.Next(3)) };
        }
        return history;
    }
}
