using Sharer.Generators.Models;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Emitting;

/// <summary>Writes one message: a record of the parameters that knows, out of sight, how it is run.</summary>
internal static class RecordEmitter
{
    internal static void Emit(IndentedWriter writer, SharedTypeModel type, MemberModel member)
    {
        writer.Switch(Signatures.NullabilityOf(member));
        writer.Line($"/// <summary>Asks for <see cref=\"{Signatures.Documentation(member.DocumentationId)}\"/>.</summary>");
        foreach (var attribute in member.RecordAttributes)
        {
            writer.Line($"[{attribute}]");
        }

        var value = Signatures.Value(member, isStatic: true);
        var (face, method, returned) = (member.Result, value) switch
        {
            ({ Kind: ResultKind.Stream, Sequence: SequenceKind.AsyncEnumerable or SequenceKind.AsyncEnumerator } stream, _) =>
                ($"IAsyncStreamMemberMessage<{type.TypeName}, {stream.StaticType}>", "Invoke", $"{Known.AsyncEnumerable}<{stream.StaticType}>"),
            ({ Kind: ResultKind.Stream } stream, _) =>
                ($"IStreamMemberMessage<{type.TypeName}, {stream.StaticType}>", "Invoke", $"{Known.Enumerable}<{stream.StaticType}>"),
            ({ Task: TaskKind.None }, null) => ($"IVoidMemberMessage<{type.TypeName}>", "Invoke", "void"),
            ({ Task: TaskKind.None }, _) => ($"IMemberMessage<{type.TypeName}, {value}>", "Invoke", value!),
            (_, null) => ($"IAsyncVoidMemberMessage<{type.TypeName}>", "InvokeAsync", Known.ValueTask),
            _ => ($"IAsyncMemberMessage<{type.TypeName}, {value}>", "InvokeAsync", $"{Known.ValueTask}<{value}>"),
        };
        var accessibility = type.IsPublic && member.IsPublic ? "public" : "internal";
        var name = Identifiers.EscapeDeclared(member.RecordName!);
        var parameters = Signatures.Parameters(member, static p => p.PropertyName, isRecord: true, isTokenForm: false).ToArray();
        MethodEmitter.EmitHead(
            writer, member, $"{accessibility} sealed record {name}{Signatures.TypeParameters(member.TypeParameters)}(", parameters,
            $") : {Known.Generated}{face}", member.TypeParameters, "");
        writer.Open();
        var facade = $"global::{(type.Namespace is { } space ? space + "." : "")}{type.Name}SharedRefExtensions";
        writer.Line($"{Known.Member} {Known.Generated}IMemberMessage<{type.TypeName}>.Member => {facade}.{member.Field};");
        writer.Line();
        EmitInvoke(writer, type, member, $"{returned} {Known.Generated}{face}.{method}");
        writer.Close();
    }

    private static void EmitInvoke(IndentedWriter writer, SharedTypeModel type, MemberModel member, string head)
    {
        var names = new LocalNames(type, member);
        var body = new CallBody(member, names, names.CancellationToken, static p => p.PropertyName, areVariables: false);
        var signature = $"{(body.IsAsync ? "async " : "")}{head}({type.TypeName} {names.Resource}, {Known.Token} {names.CancellationToken})";
        if ((body.Expression ?? Only(body, member)) is { } expression)
        {
            writer.Line($"{signature} =>");
            writer.Indent();
            writer.Line(expression + ";");
            writer.Outdent();
        }
        else
        {
            writer.Line(signature);
            writer.Open();
            body.Statements.ForEach(writer.Line);
            writer.Close();
        }
    }

    private static string? Only(CallBody body, MemberModel member) =>
        body.Statements.Count == 1 && !member.Outs.Any() && !body.Statements[0].StartsWith("_ =", StringComparison.Ordinal)
            ? body.Statements[0].TrimEnd(';')
            : null;
}
