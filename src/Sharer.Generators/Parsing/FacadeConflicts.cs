using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Leaves one facade for each signature, and has those that differ only by optional parameters ordered.</summary>
internal static class FacadeConflicts
{
    private const string Token = "System.Threading.CancellationToken";

    internal static List<MemberDraft> Resolve(ParseScope scope, List<MemberDraft> drafts)
    {
        var hidden = new HiddenFacades(scope);
        var taken = new Dictionary<string, MemberDraft>(StringComparer.Ordinal);
        var kept = new List<MemberDraft>();
        foreach (var draft in drafts.OrderBy(static d => d.Candidate.IsExplicit)
            .ThenByDescending(static d => d.TakesToken).ThenByDescending(static d => d.IsTask)
            .ThenBy(static d => d.Kind).ThenBy(static d => d.OutCount).ThenBy(static d => d.Order))
        {
            var isMarked = draft.Candidate.IsMarked;
            if (hidden.IsHidden(draft, out var by))
            {
                scope.LeaveOut(LeftOutReason.HiddenBySharedRef, draft.Candidate.Declared, isMarked, by, draft.FacadeName);
            }
            else if (Take(taken, draft) is not { } winner)
            {
                kept.Add(draft);
            }
            else if (!draft.Candidate.IsExplicit || isMarked)
            {
                scope.LeaveOut(LeftOutReason.SignatureTaken, draft.Candidate.Declared, isMarked, winner.Candidate.Declared, draft.FacadeName);
            }
        }

        kept.Sort(static (a, b) => a.Order.CompareTo(b.Order));
        foreach (var overloads in kept.GroupBy(static d => d.FacadeName, StringComparer.Ordinal))
        {
            OverloadPriorities.Assign(scope.Compilation, [.. overloads.OrderBy(static d => d.Keys.Count)]);
        }

        return kept;
    }

    // With params there are two facades, and one of them may be left when somebody else has the other.
    private static MemberDraft? Take(Dictionary<string, MemberDraft> taken, MemberDraft draft)
    {
        var arguments = string.Join(",", draft.Keys.Select(static k => k.Key));
        var plain = $"{draft.FacadeName}`{draft.TypeParameters.Count}({arguments}";
        var withToken = draft.Keys.Count == 0 ? plain + Token : $"{plain},{Token}";
        if (!draft.HasParams)
        {
            plain = withToken;
        }

        var winner = Take(plain);
        draft.HasPlainForm = winner is null;
        if (draft.HasParams)
        {
            var other = Take(withToken);
            draft.HasTokenForm = other is null;
            winner = draft.HasPlainForm || draft.HasTokenForm ? null : winner;
        }

        return winner;

        MemberDraft? Take(string key)
        {
            if (taken.TryGetValue(key, out var owner))
            {
                return owner;
            }

            taken.Add(key, draft);
            return null;
        }
    }
}
