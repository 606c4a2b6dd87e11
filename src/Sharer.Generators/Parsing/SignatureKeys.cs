using System.Text;
using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Types as signatures tell them apart: without nullability, names of tuple parts, or <c>dynamic</c>; a method's own type parameters by number.</summary>
internal static class SignatureKeys
{
    internal static string Of(ITypeSymbol type)
    {
        var text = new StringBuilder();
        Write(text, type);
        return text.ToString();
    }

    /// <summary>The parameters of a member, as hiding and overriding compare them: all ways to pass by reference are one.</summary>
    internal static string Of(IEnumerable<IParameterSymbol> parameters)
    {
        var text = new StringBuilder("(");
        foreach (var parameter in parameters)
        {
            text.Append(parameter.RefKind == RefKind.None ? "" : "&");
            Write(text, parameter.Type);
            text.Append(',');
        }

        return text.Append(')').ToString();
    }

    private static void Write(StringBuilder text, ITypeSymbol type)
    {
        switch (type)
        {
            case IDynamicTypeSymbol:
                text.Append("System.Object");
                break;
            case IArrayTypeSymbol array:
                Write(text, array.ElementType);
                text.Append('[').Append(array.Rank).Append(']');
                break;
            case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } parameter:
                text.Append("!!").Append(parameter.Ordinal);
                break;
            case ITypeParameterSymbol parameter:
                text.Append('!').Append(parameter.Ordinal).Append('.').Append(parameter.ContainingSymbol?.MetadataName);
                break;
            case IPointerTypeSymbol pointer:
                Write(text, pointer.PointedAtType);
                text.Append('*');
                break;
            case INamedTypeSymbol named:
                WriteNamed(text, named);
                break;
            default:
                text.Append(type.ToDisplayString());
                break;
        }
    }

    private static void WriteNamed(StringBuilder text, INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            WriteNamed(text, outer);
            text.Append('+');
        }
        else
        {
            WriteNamespace(text, type.ContainingNamespace);
        }

        text.Append(type.MetadataName);
        foreach (var argument in type.TypeArguments)
        {
            text.Append('<');
            Write(text, argument);
        }
    }

    private static void WriteNamespace(StringBuilder text, INamespaceSymbol? space)
    {
        if (space is not null && !space.IsGlobalNamespace)
        {
            WriteNamespace(text, space.ContainingNamespace);
            text.Append(space.MetadataName).Append('.');
        }
    }
}
