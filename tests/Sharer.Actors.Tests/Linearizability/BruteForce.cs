namespace Sharer.Linearizability;

/// <summary>The same question, answered in the plainest way: every order of every choice of the calls that may not have run.</summary>
internal static class BruteForce
{
    public static bool Holds<TState>(IModel<TState> model, IEnumerable<Operation> history) where TState : IEquatable<TState>
    {
        Operation[] ran = [.. history.Where(static o => o.Reply.Fate is Fate.Replied or Fate.Threw or Fate.Aborted)];
        Operation[] maybe = [.. history.Where(static o => o.Reply.Fate == Fate.Unknown)];
        return Enumerable.Range(0, 1 << maybe.Length).Any(choice =>
            Orders([.. ran, .. maybe.Where((_, i) => (choice & (1 << i)) != 0)], []).Any(order => IsAllowed(order) && IsPossible(model, order)));
    }

    private static IEnumerable<Operation[]> Orders(Operation[] rest, Operation[] before) => rest.Length == 0
        ? [before]
        : rest.SelectMany((next, i) => Orders([.. rest[..i], .. rest[(i + 1)..]], [.. before, next]));

    // Neither before a call that had returned when it was made, nor before an earlier one of its lane.
    private static bool IsAllowed(Operation[] order)
    {
        for (var later = 1; later < order.Length; later++)
        {
            for (var earlier = 0; earlier < later; earlier++)
            {
                var (a, b) = (order[earlier], order[later]);
                var hadReturned = b.Reply.Fate != Fate.Unknown && b.Returned < a.Invoked;
                if (hadReturned || (a.Lane == b.Lane && b.Invoked < a.Invoked))
                    return false;
            }
        }
        return true;
    }

    private static bool IsPossible<TState>(IModel<TState> model, Operation[] order) where TState : IEquatable<TState>
    {
        HashSet<TState> states = [model.Initial];
        foreach (var call in order)
        {
            states = [.. states.SelectMany(state => model.Steps(state, call.Act))
                .Where(step => call.Reply.Fate == Fate.Unknown || step.Reply == call.Reply)
                .Select(static step => step.Next)];
        }
        return states.Count > 0;
    }
}
