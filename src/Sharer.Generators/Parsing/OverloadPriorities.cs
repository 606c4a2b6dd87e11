using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Orders overloads, so that the compiler chooses among facades as it does among the members.</summary>
internal static class OverloadPriorities
{
    // Every facade ends in an optional token, so the compiler no longer sees that one of two needs fewer defaults.
    internal static void Assign(Compilation compilation, MemberDraft[] byLength)
    {
        var lengths = new Dictionary<MemberDraft, int>();
        var shorterOnes = new HashSet<MemberDraft>();
        for (var i = 1; i < byLength.Length; i++)
        {
            var longer = byLength[i];
            foreach (var shorter in byLength.Take(i).Where(shorter => AddsDefaults(shorter, longer)))
            {
                longer.Priority = Math.Min(longer.Priority, shorter.Priority - 1);
                lengths[longer] = shorter.Keys.Count;
                shorterOnes.Add(shorter);
            }
        }

        if (lengths.Count > 0)
        {
            LowerThoseThatTakeMore(compilation, byLength, lengths, shorterOnes);
        }
    }

    private static bool AddsDefaults(MemberDraft shorter, MemberDraft longer) =>
        !longer.HasParams && !shorter.HasParams && shorter.Keys.Count < longer.Keys.Count
        && shorter.TypeParameters.Count == longer.TypeParameters.Count
        && shorter.Keys.Select(static k => k.Key).SequenceEqual(longer.Keys.Take(shorter.Keys.Count).Select(static k => k.Key))
        && longer.Keys.Skip(shorter.Keys.Count).All(static k => k.IsOptional);

    // A priority hides all overloads below it, whatever fits better: one that takes all that a lowered one takes (an object, params)
    // would have its calls, so it is lowered with it, and the two are compared as ever.
    private static void LowerThoseThatTakeMore(
        Compilation compilation, MemberDraft[] overloads, Dictionary<MemberDraft, int> lengths, HashSet<MemberDraft> shorterOnes)
    {
        var lowered = new Queue<MemberDraft>(lengths.Keys);
        while (lowered.Count > 0)
        {
            var one = lowered.Dequeue();
            var beyond = lengths.TryGetValue(one, out var length) ? length : 0;
            foreach (var other in overloads)
            {
                if (other.Priority > one.Priority && !shorterOnes.Contains(other) && TakesMore(compilation, other, one, beyond))
                {
                    other.Priority = one.Priority;
                    lowered.Enqueue(other);
                }
            }
        }
    }

    private static bool TakesMore(Compilation compilation, MemberDraft other, MemberDraft one, int beyond)
    {
        var count = one.Keys.Count;
        var needed = one.Keys.Count(static k => !k.IsOptional);
        for (var given = Math.Max(beyond + 1, needed); given <= count; given++)
        {
            if (CanBeGiven(other, given) && Enumerable.Range(0, given).All(i => Converts(compilation, one.Keys[i].Type, TypeAt(other, i))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool CanBeGiven(MemberDraft draft, int arguments) =>
        draft.HasParams
            ? arguments >= draft.Keys.Take(draft.Keys.Count - 1).Count(static k => !k.IsOptional)
            : arguments <= draft.Keys.Count && arguments >= draft.Keys.Count(static k => !k.IsOptional);

    private static ITypeSymbol TypeAt(MemberDraft draft, int index) =>
        !draft.HasParams || index < draft.Keys.Count - 1 ? draft.Keys[index].Type
        : draft.Keys[draft.Keys.Count - 1].Type switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments.Length: 1 } collection => collection.TypeArguments[0],
            var type => type,
        };

    private static bool Converts(Compilation compilation, ITypeSymbol from, ITypeSymbol to) =>
        to is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }
        || compilation.ClassifyCommonConversion(from, to).IsImplicit
        || (from is INamedTypeSymbol { IsGenericType: true } && SymbolEqualityComparer.Default.Equals(from.OriginalDefinition, to.OriginalDefinition));
}
