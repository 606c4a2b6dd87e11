using System.Text;

namespace Sharer.Linearizability;

/// <summary>The verdict on a history: <see langword="null"/>, or why no order of its calls explains it.</summary>
internal static class Checker
{
    public static bool Holds<TState>(IModel<TState> model, IEnumerable<Operation> history) where TState : IEquatable<TState> =>
        new Search<TState>(model, history).Run();

    /// <returns><see langword="null"/> when the history is legal; else the shortest part of it, from its beginning, that is not.</returns>
    public static string? Violation<TState>(IModel<TState> model, IReadOnlyCollection<Operation> history) where TState : IEquatable<TState>
    {
        if (Holds(model, history))
            return null;
        // Every beginning of a legal history is legal, so the first illegal one can be found by halving.
        int[] ends = [.. history.Where(static o => o.IsRequired && o.Returned != Operation.Never).Select(static o => o.Returned).Order()];
        var (low, high) = (0, ends.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Holds(model, Until(history, ends[middle])))
                low = middle + 1;
            else
                high = middle;
        }
        return Describe(model, Until(history, ends[low]), ends[low]);
    }

    /// <summary>What had happened of a history at one of its events.</summary>
    public static Operation[] Until(IEnumerable<Operation> history, int lastEvent) =>
        [.. history.Where(o => o.Invoked <= lastEvent && o.Reply.Fate != Fate.NotStarted).Select(o => o.At(lastEvent)).OrderBy(static o => o.Invoked)];

    public static string Show(IEnumerable<Operation> history) => string.Join(Environment.NewLine, history.OrderBy(static o => o.Invoked));

    private static string Describe<TState>(IModel<TState> model, Operation[] prefix, int lastEvent) where TState : IEquatable<TState>
    {
        var search = new Search<TState>(model, prefix);
        if (search.Run())
            throw new InvalidOperationException("The shortest illegal beginning is legal: the search contradicts itself.");
        var text = new StringBuilder($"No order of these calls explains what their callers were told up to event {lastEvent}:").AppendLine();
        foreach (var operation in prefix)
            text.Append(operation).AppendLine(operation.Returned == lastEvent ? "   <- at the latest here" : "");
        text.AppendLine($"The furthest that any order goes, from {Show(model.Initial)}:");
        foreach (var (call, state) in search.Furthest)
            text.AppendLine($"  lane {call.Lane,2}  {call.Act,-32} {call.Reply,-12} leaves {Show(state)}");
        text.AppendLine("What then fits nowhere:");
        foreach (var rest in prefix.Where(o => o.IsRequired && !search.Furthest.Any(f => ReferenceEquals(f.Call, o))))
            text.AppendLine($"  {rest}");
        return text.ToString();
    }

    private static string Show<TState>(TState state) =>
        state is string items ? $"<{string.Join(' ', items.Select(static c => (int)c))}>" : $"{state}";
}
