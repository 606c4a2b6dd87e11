using System.Text;
using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Writes types as generated code does: <c>global::</c> names, keywords, nullability as the source has it.</summary>
/// <param name="compilation">In which the code will stand.</param>
/// <param name="ownNames">What the shared type's own type parameters are called, where not by their names.</param>
internal sealed class TypeNames(Compilation compilation, IReadOnlyDictionary<ITypeParameterSymbol, string> ownNames)
{
    private readonly Dictionary<ITypeSymbol, TypeText> _written = new(SymbolEqualityComparer.IncludeNullability);
    private readonly Dictionary<ISymbol, TypeTraits> _reach = new(SymbolEqualityComparer.Default);
    private readonly SortedSet<string> _warnings = new(StringComparer.Ordinal);

    /// <summary>What using the types that were written would be warned of.</summary>
    internal IReadOnlyCollection<string> Warnings => _warnings;

    internal TypeText Of(ITypeSymbol type)
    {
        if (_written.TryGetValue(type, out var known))
        {
            return known;
        }

        var text = new StringBuilder();
        var traits = Write(text, type, false);
        return _written[type] = new TypeText(text.ToString(), traits);
    }

    /// <summary>The type with <c>object</c> for each <c>dynamic</c>, as base lists and casts want it.</summary>
    internal string StaticOf(ITypeSymbol type)
    {
        var known = Of(type);
        if ((known.Traits & TypeTraits.Dynamic) == 0)
        {
            return known.Text;
        }

        var text = new StringBuilder();
        Write(text, type, true);
        return text.ToString();
    }

    /// <summary>How far a type, or a type parameter's owner, can be seen.</summary>
    internal TypeTraits ReachOf(INamedTypeSymbol type)
    {
        type = type.OriginalDefinition;
        if (!_reach.TryGetValue(type, out var reach))
        {
            reach = Reach.Of(type, compilation.Assembly);
            if (type.ContainingType is { } outer)
            {
                reach |= ReachOf(outer);
            }

            CollectWarnings(type);
            _reach[type] = reach;
        }

        return reach;
    }

    private TypeTraits Write(StringBuilder text, ITypeSymbol type, bool isStatic)
    {
        switch (type)
        {
            case IDynamicTypeSymbol:
                text.Append(isStatic ? "object" : "dynamic");
                return TypeTraits.Dynamic | Annotate(text, type);
            case IArrayTypeSymbol array:
                return WriteArray(text, array, isStatic);
            case ITypeParameterSymbol { Name.Length: 0 }:
                return TypeTraits.Error;
            case ITypeParameterSymbol parameter:
                text.Append(ownNames.TryGetValue(parameter, out var name) ? name : Identifiers.EscapeDeclared(parameter.Name));
                return parameter.IsValueType ? TypeTraits.None : Annotate(text, type);
            case INamedTypeSymbol named when type.TypeKind != TypeKind.Error:
                return WriteNamed(text, named, isStatic);
            case IPointerTypeSymbol or IFunctionPointerTypeSymbol:
                return TypeTraits.Pointer;
            default:
                return TypeTraits.Error;
        }
    }

    private static TypeTraits Annotate(StringBuilder text, ITypeSymbol type)
    {
        switch (type.NullableAnnotation)
        {
            case NullableAnnotation.Annotated:
                text.Append('?');
                return TypeTraits.Aware;
            case NullableAnnotation.NotAnnotated:
                return TypeTraits.Aware;
            default:
                return TypeTraits.Oblivious;
        }
    }

    // string[][,] is an array of string[,]: the outermost brackets come first, unless a nullable array is in between.
    private TypeTraits WriteArray(StringBuilder text, IArrayTypeSymbol array, bool isStatic)
    {
        var brackets = new StringBuilder();
        var traits = TypeTraits.None;
        Append(array);
        var element = array.ElementType;
        while (element is IArrayTypeSymbol { NullableAnnotation: not NullableAnnotation.Annotated } inner)
        {
            Append(inner);
            traits |= Annotate(brackets, inner);
            element = inner.ElementType;
        }

        traits |= Write(text, element, isStatic);
        text.Append(brackets);
        return traits | Annotate(text, array);

        void Append(IArrayTypeSymbol one) => brackets.Append('[').Append(',', one.Rank - 1).Append(']');
    }

    private TypeTraits WriteNamed(StringBuilder text, INamedTypeSymbol type, bool isStatic)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            var underlying = Write(text, type.TypeArguments[0], isStatic);
            text.Append('?');
            return underlying;
        }

        if (Keyword(type.SpecialType) is { } keyword)
        {
            text.Append(keyword);
            return type.IsReferenceType ? Annotate(text, type) : TypeTraits.None;
        }

        var traits = type.IsRefLikeType ? TypeTraits.RefStruct : TypeTraits.None;
        if (type.IsTupleType && type.TupleElements.Length > 1)
        {
            traits |= WriteTuple(text, type, isStatic);
        }
        else
        {
            traits |= ReachOf(type) | WriteName(text, type, isStatic);
        }

        if (type.TypeKind == TypeKind.Interface && TypeKinds.HasStaticAbstracts(type))
        {
            traits |= TypeTraits.NoArgument;
        }

        return type.IsReferenceType ? traits | Annotate(text, type) : traits;
    }

    private TypeTraits WriteTuple(StringBuilder text, INamedTypeSymbol type, bool isStatic)
    {
        var traits = TypeTraits.None;
        var separator = "(";
        foreach (var element in type.TupleElements)
        {
            text.Append(separator);
            traits |= Write(text, element.Type, isStatic);
            if (element.IsExplicitlyNamedTupleElement)
            {
                text.Append(' ').Append(Identifiers.Escape(element.Name));
            }

            separator = ", ";
        }

        text.Append(')');
        return traits;
    }

    private TypeTraits WriteName(StringBuilder text, INamedTypeSymbol type, bool isStatic)
    {
        var traits = type.Name.Length == 0 ? TypeTraits.Error : TypeTraits.None;
        if (type.ContainingType is { } outer)
        {
            traits |= WriteName(text, outer, isStatic);
        }
        else
        {
            text.Append("global::");
            if (!type.ContainingNamespace.IsGlobalNamespace)
            {
                traits |= WriteNamespace(text, type.ContainingNamespace);
            }
        }

        if (type.ContainingType is not null)
        {
            text.Append('.');
        }

        text.Append(Identifiers.Escape(type.Name));
        if (type.TypeArguments.Length > 0)
        {
            var separator = "<";
            foreach (var argument in type.TypeArguments)
            {
                text.Append(separator);
                traits |= Write(text, argument, isStatic);
                separator = ", ";
            }

            text.Append('>');
        }

        return traits;
    }

    // In half-typed code a namespace may have no name yet.
    private static TypeTraits WriteNamespace(StringBuilder text, INamespaceSymbol space)
    {
        var traits = space.Name.Length == 0 ? TypeTraits.Error : TypeTraits.None;
        if (space.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            traits |= WriteNamespace(text, outer);
        }

        text.Append(Identifiers.Escape(space.Name)).Append('.');
        return traits;
    }

    private void CollectWarnings(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (CarriedAttributes.WarningOf(attribute) is { } id)
            {
                _warnings.Add(id);
            }
        }
    }

    private static string? Keyword(SpecialType type) => type switch
    {
        SpecialType.System_Object => "object",
        SpecialType.System_String => "string",
        SpecialType.System_Boolean => "bool",
        SpecialType.System_Char => "char",
        SpecialType.System_SByte => "sbyte",
        SpecialType.System_Byte => "byte",
        SpecialType.System_Int16 => "short",
        SpecialType.System_UInt16 => "ushort",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt32 => "uint",
        SpecialType.System_Int64 => "long",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Single => "float",
        SpecialType.System_Double => "double",
        SpecialType.System_Decimal => "decimal",
        SpecialType.System_IntPtr => "nint",
        SpecialType.System_UIntPtr => "nuint",
        SpecialType.System_Void => "void",
        _ => null,
    };
}
