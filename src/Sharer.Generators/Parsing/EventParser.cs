using Microsoft.CodeAnalysis;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Decides what the items of an event's stream are.</summary>
internal static class EventParser
{
    internal static EventModel Parse(IMethodSymbol invoke, string handlerType, List<ParameterModel> parameters)
    {
        var shape = parameters.Count switch
        {
            0 => EventShape.Count,
            1 => EventShape.Single,
            2 when HasSender(invoke) => EventShape.Arguments,
            _ => EventShape.Tuple,
        };
        return new EventModel(handlerType, shape, new(NameParts(parameters)));
    }

    internal static ResultModel ResultOf(EventModel model, TypeNames names, IMethodSymbol invoke)
    {
        var type = model.Shape switch
        {
            EventShape.Count => "long",
            EventShape.Single => model.Parameters[0].Type,
            EventShape.Arguments => model.Parameters[1].Type,
            _ => $"({string.Join(", ", model.Parameters.Select(static p => $"{p.Type} {p.ResultName}"))})",
        };
        var nullability = model.Shape switch
        {
            EventShape.Count => Nullability.Irrelevant,
            EventShape.Single => model.Parameters[0].Nullability,
            EventShape.Arguments => model.Parameters[1].Nullability,
            _ => names.Of(invoke.ContainingType).Nullability,
        };
        return new(ResultKind.Stream, TaskKind.None, type, type, nullability, SequenceKind.None, false, default);
    }

    private static bool HasSender(IMethodSymbol invoke)
    {
        var (first, second) = (invoke.Parameters[0], invoke.Parameters[1]);
        return first.Name == "sender" || (first.Type.SpecialType == SpecialType.System_Object && IsEventArgs(second.Type));
    }

    private static bool IsEventArgs(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is("System", "EventArgs"))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<ParameterModel> NameParts(List<ParameterModel> parameters)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        return parameters.Select(p => p with { ResultName = MemberNames.TuplePart(taken, p.Name) });
    }
}
