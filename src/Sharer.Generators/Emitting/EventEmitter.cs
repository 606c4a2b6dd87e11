using Sharer.Generators.Models;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Emitting;

/// <summary>Writes how a stream subscribes to an event.</summary>
internal static class EventEmitter
{
    internal static void Emit(IndentedWriter writer, SharedTypeModel type, MemberModel member, EventModel handlers, LocalNames names)
    {
        var target = member.Cast is { } cast ? $"(({cast}){names.Resource})" : names.Resource;
        var lambda = $"static ({names.Resource}, {names.Handler}) => {target}.{member.Identifier}";
        writer.Line($"{Known.Calls}EventAsync<{type.TypeName}, {handlers.HandlerType}, {member.Result.Type}>(");
        writer.Indent();
        writer.Line($"{names.Shared},");
        writer.Line($"{member.Field},");
        writer.Line($"{Adapter(handlers)},");
        writer.Line($"{lambda} += {names.Handler},");
        writer.Line($"{lambda} -= {names.Handler},");
        writer.Line($"{names.CancellationToken});");
        writer.Outdent();
    }

    private static string Adapter(EventModel handlers)
    {
        if (handlers.Shape == EventShape.Count)
        {
            return "static post => { long count = 0; return () => post(++count); }";
        }

        var names = handlers.Parameters.Select(static p => Identifiers.Escape(p.Name)).ToArray();
        var post = "post";
        while (names.Contains(post))
        {
            post += "Item";
        }

        if (handlers.Shape == EventShape.Arguments)
        {
            names[0] = names[1] == "_" ? "sender" : "_";
        }

        var list = handlers.Parameters.Any(static p => p.Passing != Passing.Value)
            ? string.Join(", ", handlers.Parameters.Select((p, i) => $"{ModifierOf(p)}{p.Type} {names[i]}"))
            : string.Join(", ", names);
        var item = handlers.Shape switch
        {
            EventShape.Tuple => $"({string.Join(", ", names)})",
            _ when handlers.Parameters[names.Length - 1].IsDynamic => $"(object){names[names.Length - 1]}",
            _ => names[names.Length - 1],
        };
        return $"static {post} => ({list}) => {post}({item})";
    }

    private static string ModifierOf(ParameterModel parameter) => parameter.Passing switch
    {
        Passing.In => "in ",
        Passing.RefReadOnly => "ref readonly ",
        _ => "",
    };
}
