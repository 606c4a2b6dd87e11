using Microsoft.CodeAnalysis;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Parses type parameters with all their constraints.</summary>
internal static class TypeParameterParser
{
    internal static EquatableArray<TypeParameterModel> Parse(
        IEnumerable<ITypeParameterSymbol> parameters, TypeNames names, ref TypeTraits traits, out Refusal? refusal)
    {
        refusal = null;
        var models = new List<TypeParameterModel>();
        foreach (var parameter in parameters)
        {
            var constraints = new List<string>();
            if (Primary(parameter) is { } primary)
            {
                constraints.Add(primary);
            }

            foreach (var type in parameter.ConstraintTypes)
            {
                var text = names.Of(type);
                traits |= text.Traits;
                refusal ??= Refusal.Of(new(text.Text, text.Traits & ~TypeTraits.NoArgument)) ?? (CanConstrain(type) ? null : new Refusal(LeftOutReason.Constraint, text.Text));
                constraints.Add(text.Text);
            }

            if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false })
            {
                constraints.Add("new()");
            }

            models.Add(new TypeParameterModel(
                names.Of(parameter.WithNullableAnnotation(NullableAnnotation.None)).Text,
                new(CarriedAttributes.OfParameter(parameter, false, names)),
                string.Join(", ", constraints)));
        }

        return new(models);
    }

    // A ref struct cannot travel in a message, so that "allows ref struct" is dropped.
    private static string? Primary(ITypeParameterSymbol parameter) =>
        parameter.HasUnmanagedTypeConstraint ? "unmanaged"
        : parameter.HasValueTypeConstraint ? "struct"
        : parameter.HasReferenceTypeConstraint
            ? parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class"
        : parameter.HasNotNullConstraint ? "notnull"
        : null;

    private static bool CanConstrain(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        { TypeKind: TypeKind.Interface } => true,
        { TypeKind: TypeKind.Class, IsSealed: false, IsStatic: false } =>
            type.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType or SpecialType.System_Array),
        _ => false,
    };
}
