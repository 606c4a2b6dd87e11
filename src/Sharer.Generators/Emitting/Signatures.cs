using Sharer.Generators.Models;

namespace Sharer.Generators.Emitting;

/// <summary>The parameters of a facade or a message, and what both say of a result.</summary>
internal static class Signatures
{
    /// <summary>The arguments as parameters.</summary>
    /// <param name="member">The member.</param>
    /// <param name="nameOf">What a parameter is called.</param>
    /// <param name="isRecord">Whether it is a message's.</param>
    /// <param name="isTokenForm">Whether a token must follow, so that nothing is optional.</param>
    internal static IEnumerable<(string Text, Nullability Nullability)> Parameters(
        MemberModel member, Func<ParameterModel, string> nameOf, bool isRecord, bool isTokenForm)
    {
        var arguments = member.Arguments.ToArray();
        var canBeOptional = !isTokenForm;
        var byAttribute = false;
        var texts = new string[arguments.Length];
        for (var i = arguments.Length - 1; i >= 0; i--)
        {
            var parameter = arguments[i];
            canBeOptional &= parameter.HasDefault || parameter.IsParams;
            var hasDefault = canBeOptional && parameter.HasDefault;
            byAttribute |= hasDefault && parameter.Default is null;
            var attributes = parameter.Attributes.ToList();
            if (hasDefault)
            {
                // By this name the parameter is not to be found in a message.
                attributes.AddRange(parameter.CallerAttributes.Where(a => !isRecord || !a.Contains("CallerArgumentExpression")));
                if (byAttribute)
                {
                    attributes.Insert(0, parameter.DefaultAttributes!);
                }
            }

            var modifier = parameter.IsParams && !isTokenForm ? "params " : "";
            var ending = hasDefault && !byAttribute ? $" = {parameter.Default}" : "";
            texts[i] = $"{(attributes.Count == 0 ? "" : $"[{string.Join(", ", attributes)}] ")}{modifier}{parameter.Type} {nameOf(parameter)}{ending}";
        }

        return arguments.Select((p, i) => (texts[i], p.Nullability));
    }

    /// <summary>What comes of a call that is no stream: nothing, the bare value, or a tuple.</summary>
    internal static string? Value(MemberModel member, bool isStatic)
    {
        var parts = member.Outs.Select(p => (Type: isStatic ? p.StaticOutType : p.OutType, Name: p.ResultName)).ToList();
        if (member.Result.Kind == ResultKind.Value)
        {
            parts.Insert(0, (isStatic ? member.Result.StaticType : member.Result.Type, "Result"));
        }

        return parts.Count switch
        {
            0 => null,
            1 => parts[0].Type,
            _ => $"({string.Join(", ", parts.Select(static p => $"{p.Type} {p.Name}"))})",
        };
    }

    internal static string TypeParameters(IEnumerable<TypeParameterModel> parameters)
    {
        var texts = parameters.Select(static p => p.Attributes.Count == 0 ? p.Name : $"[{string.Join(", ", p.Attributes)}] {p.Name}").ToArray();
        return texts.Length == 0 ? "" : $"<{string.Join(", ", texts)}>";
    }

    internal static IEnumerable<string> Constraints(IEnumerable<TypeParameterModel> parameters) =>
        parameters.Where(static p => p.Constraints.Length > 0).Select(static p => $"where {p.Name} : {p.Constraints}");

    /// <summary>Of all that is in a signature beside its parameters.</summary>
    internal static Nullability NullabilityOf(MemberModel member)
    {
        var all = member.Parameters.Where(static p => !p.IsToken).Select(static p => p.Nullability).Prepend(member.Result.Nullability).ToArray();
        var outs = member.Outs.Select(static p => p.Nullability).Prepend(member.Result.Nullability).ToArray();
        return outs.Contains(Nullability.Aware) ? Nullability.Aware
            : outs.Contains(Nullability.Oblivious) ? Nullability.Oblivious
            : all.Contains(Nullability.Aware) ? Nullability.Aware
            : all.Contains(Nullability.Oblivious) ? Nullability.Oblivious
            : Nullability.Irrelevant;
    }

    internal static string Documentation(string id) => id.Replace("&", "&amp;").Replace("<", "&lt;").Replace("\"", "&quot;");
}
