namespace Sharer.Linearizability;

/// <summary>Ways to falsify a legal history in which nothing broke, each with an argument why no order can explain what comes out.</summary>
internal static class Corruption
{
    /// <returns>The falsified history, or <see langword="null"/> when this one offers no occasion for it.</returns>
    public delegate Operation[]? Way(Operation[] history);

    public static readonly IReadOnlyDictionary<string, Way> OfCounter = new Dictionary<string, Way>
    {
        // Without a break a counter never falls, and an Add replies more than anything before it has.
        ["two replies swapped"] = h => Pairs(h, static (a, b) => IsAdd(a) && IsAdd(b) && a.Returned < b.Invoked).Select(p => SwapReplies(h, p)).FirstOrDefault(),
        ["order within a lane turned round"] = h => Pairs(h, static (a, b) => IsAdd(a) && IsAdd(b) && a.Lane == b.Lane && a.Invoked < b.Invoked && b.Invoked < a.Returned)
            .Select(p => SwapReplies(h, p)).FirstOrDefault(),
        ["order in time turned round"] = h => Pairs(h, static (a, b) => IsAdd(a) && IsAdd(b) && a.Lane != b.Lane && a.Returned < b.Invoked).Select(p => SwapTimes(h, p)).FirstOrDefault(),
        ["stale read"] = h => Pairs(h, static (a, b) => IsAdd(a) && IsReply(b, Verb.Read) && a.Returned < b.Invoked)
            .Select(p => With(h, p.B, p.A.Reply.Value - 1)).FirstOrDefault(),
        // The next Add replies what this one has: no two Adds reply the same.
        ["lost effect"] = h => h.Where(a => IsAdd(a) && h.Any(b => IsAdd(b) && b.Reply.Value == a.Reply.Value + 1)).Select(a => Shift(h, a.Reply.Value + 1, -1)).FirstOrDefault(),
        // More was added than there are calls which can have added.
        ["effect taken twice"] = h => h.Where(IsAdd).Select(a => Shift(h, a.Reply.Value, 1 + Doubtful(h))).FirstOrDefault(),
        ["reply out of thin air"] = h => h.Where(static o => IsReply(o, Verb.Read)).Select(o => With(h, o, 1_000)).FirstOrDefault(),
        ["effects of calls that did not start"] = h => h.Where(IsAdd).OrderBy(static a => a.Reply.Value).SkipLast(1).Take(1 + Doubtful(h)).ToArray() is { } few
            && few.Length == 1 + Doubtful(h) ? [.. h.Select(o => few.Contains(o) ? o with { Reply = Reply.NotStarted } : o)] : null,
        ["throw without a reason"] = h => h.Where(IsAdd).Select(a => Replace(h, a, a with { Reply = Reply.Threw })).FirstOrDefault(),
    };

    public static readonly IReadOnlyDictionary<string, Way> OfRegister = new Dictionary<string, Way>
    {
        ["reply out of thin air"] = h => h.Where(static o => IsReply(o, Verb.Read)).Select(o => With(h, o, 1_000)).FirstOrDefault(),
        // Each value is written once, and this one had been overwritten before the read began.
        ["stale read"] = h => Pairs(h, static (a, b) => IsReply(a, Verb.Write) && IsReply(b, Verb.Write) && a.Precedes(b))
            .SelectMany(p => h.Where(r => IsReply(r, Verb.Read) && p.B.Precedes(r)).Select(r => With(h, r, p.A.Act.Value))).FirstOrDefault(),
        // The value that both found is written only once, and is gone when the first has succeeded.
        ["two exchanges of one value"] = h => Pairs(h, static (a, b) => IsReply(a, Verb.CompareExchange) && IsReply(b, Verb.CompareExchange)
            && a.Act.Expected == b.Act.Expected && a.Reply.Value == 1 && b.Reply.Value == 0 && a.Act.Expected > 0).Select(p => With(h, p.B, 1)).FirstOrDefault(),
    };

    public static readonly IReadOnlyDictionary<string, Way> OfQueue = new Dictionary<string, Way>
    {
        ["item out of thin air"] = h => h.Where(IsTake).Select(o => With(h, o, 1_000)).FirstOrDefault(),
        ["item given twice"] = h => Pairs(h, static (a, b) => IsTake(a) && IsReply(b, Verb.Dequeue)).Select(p => With(h, p.B, p.A.Reply.Value)).FirstOrDefault(),
        // Both were put in one after the other, and taken out one after the other, each by a call that says so.
        ["order of two items turned round"] = h => Pairs(h, (a, b) => IsTake(a) && IsTake(b) && a.Precedes(b) && Putter(h, a) is { } first
            && Putter(h, b) is { } second && first.Precedes(second)).Select(p => SwapReplies(h, p)).FirstOrDefault(),
        // It was inside before this call began, and nobody else can have taken it.
        ["item lost"] = h => h.Any(static o => o.Act.Verb == Verb.Dequeue && o.Reply.Fate is not (Fate.Replied or Fate.NotStarted)) ? null
            : h.Where(o => IsTake(o) && Putter(h, o) is { } putter && putter.Precedes(o)).Select(o => With(h, o, PlainQueue.Empty)).FirstOrDefault(),
    };

    private static bool IsReply(Operation o, Verb verb) => o.Act.Verb == verb && o.Reply.Fate == Fate.Replied;

    private static bool IsAdd(Operation o) => IsReply(o, Verb.Add);

    private static bool IsTake(Operation o) => IsReply(o, Verb.Dequeue) && o.Reply.Value != PlainQueue.Empty;

    private static Operation? Putter(Operation[] h, Operation take) => Array.Find(h, o => IsReply(o, Verb.Enqueue) && o.Act.Value == take.Reply.Value);

    /// <summary>How many calls may have added without having said so.</summary>
    private static int Doubtful(Operation[] h) => h.Count(static o => o.Act.Verb == Verb.Add && o.Reply.Fate is Fate.Threw or Fate.Aborted or Fate.Unknown);

    private static IEnumerable<(Operation A, Operation B)> Pairs(Operation[] h, Func<Operation, Operation, bool> fits) =>
        h.SelectMany(a => h.Where(b => !ReferenceEquals(a, b) && fits(a, b)).Select(b => (a, b)));

    private static Operation[] With(Operation[] h, Operation o, int reply) => Replace(h, o, o with { Reply = Reply.Of(reply) });

    private static Operation[] Replace(Operation[] h, Operation old, Operation changed) => [.. h.Select(o => ReferenceEquals(o, old) ? changed : o)];

    private static Operation[] SwapReplies(Operation[] h, (Operation A, Operation B) pair) =>
        Replace(Replace(h, pair.A, pair.A with { Reply = pair.B.Reply }), pair.B, pair.B with { Reply = pair.A.Reply });

    private static Operation[] SwapTimes(Operation[] h, (Operation A, Operation B) pair) => Replace(
        Replace(h, pair.A, pair.A with { Invoked = pair.B.Invoked, Returned = pair.B.Returned }),
        pair.B,
        pair.B with { Invoked = pair.A.Invoked, Returned = pair.A.Returned });

    private static Operation[] Shift(Operation[] h, int from, int by) =>
        [.. h.Select(o => o.Reply.Fate == Fate.Replied && o.Reply.Value >= from ? o with { Reply = Reply.Of(o.Reply.Value + by) } : o)];
}
