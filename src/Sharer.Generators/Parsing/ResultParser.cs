using Microsoft.CodeAnalysis;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Decides by the declared type alone what the facade returns.</summary>
internal sealed class ResultParser(ParseScope scope)
{
    /// <summary>Parses what a member returns.</summary>
    /// <param name="type">As it is declared.</param>
    /// <param name="attributes">Of the result.</param>
    /// <param name="member">The member's name.</param>
    /// <param name="hasOuts">Whether something comes out beside it.</param>
    /// <param name="traits">Takes those of the type.</param>
    /// <param name="refusal">Why it cannot be.</param>
    internal ResultModel? Parse(
        ITypeSymbol type, IReadOnlyCollection<AttributeData> attributes, string member, bool hasOuts, ref TypeTraits traits, out Refusal? refusal)
    {
        refusal = null;
        if (type.SpecialType == SpecialType.System_Void)
        {
            return Nothing(ResultKind.Nothing, TaskKind.None);
        }

        if (TypeKinds.IsStructEnumerator(type, member))
        {
            refusal = new Refusal(LeftOutReason.StructEnumerator);
            return null;
        }

        var whole = scope.Names.Of(type);
        traits |= whole.Traits;
        refusal = Refusal.Of(whole);
        if (refusal is not null)
        {
            return null;
        }

        var task = TaskOf(type);
        if (task != TaskKind.None)
        {
            if (((INamedTypeSymbol)type).TypeArguments.IsEmpty)
            {
                return Nothing(ResultKind.Nothing, task);
            }

            type = ((INamedTypeSymbol)type).TypeArguments[0];
        }
        else
        {
            type = WithFlow(type, attributes);
        }

        if (SymbolEqualityComparer.Default.Equals(type, scope.Type))
        {
            return Nothing(ResultKind.Dropped, task);
        }

        var (sequence, item) = SequenceOf(type);
        var carried = new EquatableArray<string>(CarriedAttributes.OfReturn(attributes, scope.Names));
        if (task == TaskKind.None && !hasOuts && sequence != SequenceKind.None)
        {
            return Of(ResultKind.Stream, task, item, sequence, false, default);
        }

        var isCopied = sequence is SequenceKind.Enumerable or SequenceKind.UntypedEnumerable && !IsQuery(type);
        if (!isCopied && TypeKinds.AlwaysEscapes(type))
        {
            refusal = new Refusal(
                sequence != SequenceKind.None && task == TaskKind.None ? LeftOutReason.StreamWithOut : LeftOutReason.ResultEscapes,
                scope.Names.Of(type).Text);
            return null;
        }

        if (hasOuts && sequence == SequenceKind.AsyncEnumerable && task == TaskKind.None)
        {
            refusal = new Refusal(LeftOutReason.StreamWithOut, scope.Names.Of(type).Text);
            return null;
        }

        return Of(ResultKind.Value, task, type, SequenceKind.None, isCopied, carried);
    }

    /// <summary>The type with the nullability that attributes give it where it comes out.</summary>
    internal static ITypeSymbol WithFlow(ITypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        if (type.IsValueType || type.NullableAnnotation == NullableAnnotation.None)
        {
            return type;
        }

        return CarriedAttributes.Has(attributes, "MaybeNullAttribute", "MaybeNullWhenAttribute") ? type.WithNullableAnnotation(NullableAnnotation.Annotated)
            : CarriedAttributes.Has(attributes, "NotNullAttribute") ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
            : type;
    }

    internal static TaskKind TaskOf(ITypeSymbol type) => type.Name switch
    {
        "Task" when type.Is("System.Threading.Tasks", "Task") || type.Is("System.Threading.Tasks", "Task`1") => TaskKind.Task,
        "ValueTask" when type.Is("System.Threading.Tasks", "ValueTask") || type.Is("System.Threading.Tasks", "ValueTask`1") => TaskKind.ValueTask,
        _ => TaskKind.None,
    };

    private static ResultModel Nothing(ResultKind kind, TaskKind task) =>
        new(kind, task, "", "", Nullability.Irrelevant, SequenceKind.None, false, default);

    private ResultModel Of(
        ResultKind kind, TaskKind task, ITypeSymbol? type, SequenceKind sequence, bool isCopied, EquatableArray<string> attributes)
    {
        // The items of an untyped sequence: nobody said whether they are null.
        if (type is null)
        {
            return new(kind, task, "object?", "object?", Nullability.Aware, sequence, isCopied, attributes);
        }

        var text = scope.Names.Of(type);
        return new(kind, task, text.Text, scope.Names.StaticOf(type), text.Nullability, sequence, isCopied, attributes);
    }

    private static bool IsQuery(ITypeSymbol type) => type.Is("System.Linq", "IQueryable") || type.Is("System.Linq", "IQueryable`1");

    private static (SequenceKind Kind, ITypeSymbol? Item) SequenceOf(ITypeSymbol type)
    {
        var item = (type as INamedTypeSymbol)?.TypeArguments.FirstOrDefault();
        return type.OriginalDefinition.SpecialType switch
        {
            SpecialType.System_Collections_Generic_IEnumerable_T => (SequenceKind.Enumerable, item),
            SpecialType.System_Collections_Generic_IEnumerator_T => (SequenceKind.Enumerator, item),
            SpecialType.System_Collections_IEnumerable => (SequenceKind.UntypedEnumerable, null),
            SpecialType.System_Collections_IEnumerator => (SequenceKind.UntypedEnumerator, null),
            _ when type.TypeKind != TypeKind.Interface => (SequenceKind.None, null),
            _ when type.Is("System.Linq", "IQueryable`1") => (SequenceKind.Enumerable, item),
            _ when type.Is("System.Linq", "IQueryable") => (SequenceKind.UntypedEnumerable, null),
            _ when type.Is("System.Collections.Generic", "IAsyncEnumerable`1") => (SequenceKind.AsyncEnumerable, item),
            _ when type.Is("System.Collections.Generic", "IAsyncEnumerator`1") => (SequenceKind.AsyncEnumerator, item),
            _ => (SequenceKind.None, null),
        };
    }
}
