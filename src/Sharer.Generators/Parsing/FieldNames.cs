using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Names the fields that describe members to the library; overloads that are described alike have one.</summary>
internal static class FieldNames
{
    internal static EquatableArray<FieldModel> Assign(List<MemberDraft> drafts)
    {
        // A facade's parameters, and its own name, would hide a field.
        var taken = new HashSet<string>(
            drafts.SelectMany(static d => d.Parameters.Select(static p => p.Name).Append(d.FacadeName)), StringComparer.Ordinal);
        var fields = new List<FieldModel>();
        var known = new Dictionary<(string, string, bool, bool), string>();
        foreach (var draft in drafts)
        {
            var name = draft.FacadeName.Length > 5 ? draft.FacadeName.Substring(0, draft.FacadeName.Length - 5) : draft.FacadeName;
            var key = (name, draft.MemberName, draft.IsRead, draft.IsBatch);
            if (!known.TryGetValue(key, out var field))
            {
                field = Identifiers.Take(taken, name + "Member");
                known.Add(key, field);
                fields.Add(new FieldModel(field, draft.MemberName, draft.IsRead, draft.IsBatch));
            }

            draft.Field = field;
        }

        return new(fields);
    }
}
