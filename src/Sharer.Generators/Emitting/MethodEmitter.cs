using Sharer.Generators.Models;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Emitting;

/// <summary>Writes one method of a facade.</summary>
internal static class MethodEmitter
{
    private const int LineLength = 140;

    internal static void Emit(IndentedWriter writer, SharedTypeModel type, MemberModel member, bool isTokenForm)
    {
        writer.Switch(Signatures.NullabilityOf(member));
        var names = new LocalNames(type, member);
        var hasToken = isTokenForm || !member.HasParams;
        EmitAbove(writer, member, hasToken ? names.CancellationToken : null);
        var parameters = Parameters(type, member, names, isTokenForm, hasToken).ToArray();
        var typeParameters = type.TypeParameters.Concat(member.TypeParameters).ToArray();
        var accessibility = type.IsPublic && member.IsPublic ? "public" : "internal";
        var head = $"{accessibility} static {ReturnType(member)} {member.FacadeName}{Signatures.TypeParameters(typeParameters)}(";
        EmitHead(writer, member, head, parameters, ")", typeParameters, " =>");
        writer.Indent();
        if (member.Event is { } handlers)
        {
            EventEmitter.Emit(writer, type, member, handlers, names);
        }
        else
        {
            EmitCall(writer, member, names, hasToken ? names.CancellationToken : "default");
        }

        writer.Outdent();
    }

    private static void EmitAbove(IndentedWriter writer, MemberModel member, string? token)
    {
        if (member.DocumentationId.Length > 0)
        {
            writer.Line($"/// <inheritdoc cref=\"{Signatures.Documentation(member.DocumentationId)}\"/>");
        }

        if (token is not null)
        {
            writer.Line($"/// <param name=\"{token}\">{(member.Result.Kind == ResultKind.Stream ? "Ends the enumeration" : "Ends the call")}.</param>");
        }

        foreach (var attribute in member.Attributes)
        {
            writer.Line($"[{attribute}]");
        }

        foreach (var attribute in member.Result.Attributes)
        {
            writer.Line($"[return: {attribute}]");
        }

        if (member.Priority != 0)
        {
            writer.Line($"[global::System.Runtime.CompilerServices.OverloadResolutionPriority({member.Priority})]");
        }
    }

    private static IEnumerable<(string Text, Nullability Nullability)> Parameters(
        SharedTypeModel type, MemberModel member, LocalNames names, bool isTokenForm, bool hasToken)
    {
        yield return ($"this {Known.SharedRef}<{type.TypeName}> {names.Shared}", Nullability.Irrelevant);
        foreach (var parameter in Signatures.Parameters(member, static p => Identifiers.Escape(p.Name), isRecord: false, isTokenForm))
        {
            yield return parameter;
        }

        if (hasToken)
        {
            var attribute = member.Result.Kind == ResultKind.Stream ? "[global::System.Runtime.CompilerServices.EnumeratorCancellation] " : "";
            yield return ($"{attribute}{Known.Token} {names.CancellationToken}{(isTokenForm ? "" : " = default")}", Nullability.Irrelevant);
        }
    }

    private static string ReturnType(MemberModel member) =>
        member.Result.Kind == ResultKind.Stream ? $"{Known.AsyncEnumerable}<{member.Result.Type}>"
        : Signatures.Value(member, isStatic: false) is { } value ? $"{Known.ValueTask}<{value}>"
        : Known.ValueTask;

    internal static void EmitHead(
        IndentedWriter writer, MemberModel member, string head, (string Text, Nullability Nullability)[] parameters, string close,
        IReadOnlyCollection<TypeParameterModel> typeParameters, string end)
    {
        var constraints = Signatures.Constraints(typeParameters).ToArray();
        var after = constraints.Length == 0 ? close + end : close;
        var whole = Signatures.NullabilityOf(member);
        var isMixed = parameters.Any(p => p.Nullability != Nullability.Irrelevant && p.Nullability != whole);
        var line = head + string.Join(", ", parameters.Select(static p => p.Text)) + after;
        if (!isMixed && (line.Length <= LineLength || parameters.Length == 0))
        {
            writer.Line(line);
            writer.Indent();
        }
        else
        {
            writer.Line(head);
            writer.Indent();
            for (var i = 0; i < parameters.Length; i++)
            {
                writer.Switch(parameters[i].Nullability);
                writer.Line(parameters[i].Text + (i < parameters.Length - 1 ? "," : after));
            }
        }

        for (var i = 0; i < constraints.Length; i++)
        {
            writer.Line(constraints[i] + (i < constraints.Length - 1 ? "" : end));
        }

        writer.Outdent();
    }

    private static void EmitCall(IndentedWriter writer, MemberModel member, LocalNames names, string token)
    {
        var arguments = member.Arguments.ToArray();
        var isBare = arguments.Length == 1;
        var state = State(arguments, names, out var places);
        var body = new CallBody(member, names, names.Token, p => places[p], areVariables: true);
        var (method, takesToken) = MethodOf(member);
        var lambdaToken = member.TakesToken ? names.Token : "_";
        List<string> lambda = [names.Resource];
        if (state is not null)
        {
            lambda.Add(isBare ? places[arguments[0]] : names.Args);
        }

        if (takesToken)
        {
            lambda.Add(lambdaToken);
        }

        var head = $"static {(body.IsAsync ? "async " : "")}{(lambda.Count == 1 ? lambda[0] : $"({string.Join(", ", lambda)})")} =>";
        var start = $"{Known.Calls}{method}({names.Shared}, {member.Field}, ";
        var end = $"{(state is null ? "" : $", {state}")}, {token});";
        if (body.Expression is { } expression)
        {
            writer.Line($"{start}{head} {expression}{end}");
        }
        else if (body.Statements.Count == 1)
        {
            writer.Line($"{start}{head} {{ {body.Statements[0]} }}{end}");
        }
        else
        {
            writer.Line(start + head);
            writer.Open();
            body.Statements.ForEach(writer.Line);
            writer.Close(end);
        }
    }

    private static (string Method, bool TakesToken) MethodOf(MemberModel member) => member.Result switch
    {
        { Kind: ResultKind.Stream } => ("StreamAsync", true),
        { Task: not TaskKind.None } => ("UseAsync", true),
        _ when member.TakesToken => ("AskWithTokenAsync", true),
        _ => ("AskAsync", false),
    };

    // One argument travels bare, several as a tuple whose parts have the parameters' names.
    private static string? State(ParameterModel[] arguments, LocalNames names, out Dictionary<ParameterModel, string> places)
    {
        places = [];
        if (arguments.Length == 0)
        {
            return null;
        }

        if (arguments.Length == 1)
        {
            var only = arguments[0];
            places[only] = only.Name == "_" ? names.Pick("value", "argument") : Identifiers.Escape(only.Name);
            return only.IsDynamic ? $"(object){Identifiers.Escape(only.Name)}" : Identifiers.Escape(only.Name);
        }

        var taken = new HashSet<string>(StringComparer.Ordinal);
        var parts = new List<string>();
        foreach (var argument in arguments)
        {
            var name = Identifiers.Escape(argument.Name);
            var part = MemberNames.IsForbiddenPart(argument.Name) || argument.Name == "_" ? Identifiers.Take(taken, "value") : argument.Name;
            taken.Add(part);
            parts.Add(part == argument.Name ? name : $"{part}: {name}");
            places[argument] = $"{names.Args}.{Identifiers.Escape(part)}";
        }

        return $"({string.Join(", ", parts)})";
    }
}
