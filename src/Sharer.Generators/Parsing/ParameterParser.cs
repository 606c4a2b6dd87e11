using Microsoft.CodeAnalysis;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Parses the parameters of a member.</summary>
internal sealed class ParameterParser(ParseScope scope)
{
    /// <summary>Parses all; the reason of the first that cannot be shared ends it.</summary>
    /// <param name="parameters">In order.</param>
    /// <param name="hasDefaults">Whether their defaults are kept.</param>
    /// <param name="traits">Takes those of the types.</param>
    /// <param name="keys">Takes the types of what a caller gives, as signatures tell them apart.</param>
    /// <param name="refusal">Why they cannot be.</param>
    internal List<ParameterModel> Parse(
        IReadOnlyList<IParameterSymbol> parameters, bool hasDefaults, ref TypeTraits traits, List<ArgumentKey> keys, out Refusal? refusal)
    {
        refusal = null;
        var models = new List<ParameterModel>();
        var names = parameters.Where(static p => p.RefKind != RefKind.Out && !TypeKinds.IsToken(p.Type)).Select(static p => p.Name).ToArray();
        foreach (var parameter in parameters)
        {
            var isSpan = parameter.IsParams && TypeKinds.IsSpan(parameter.Type);
            var type = isSpan ? ArrayOf((INamedTypeSymbol)parameter.Type) : parameter.Type;
            refusal = Check(parameter, type, ref traits);
            if (refusal is not null)
            {
                break;
            }

            var model = Parse(parameter, type, hasDefaults, names);
            models.Add(model);
            if (!model.IsToken && model.Passing != Passing.Out)
            {
                keys.Add(new ArgumentKey(type, SignatureKeys.Of(type), model.HasDefault));
            }
        }

        return models;
    }

    private Refusal? Check(IParameterSymbol parameter, ITypeSymbol type, ref TypeTraits traits)
    {
        if (TypeKinds.IsInterpolatedStringHandler(type))
        {
            return new Refusal(LeftOutReason.InterpolatedStringHandler);
        }

        var text = scope.Names.Of(type);
        traits |= text.Traits;
        return Refusal.Of(text) is { } refusal ? refusal
            : parameter.RefKind is RefKind.Out or RefKind.Ref && TypeKinds.AlwaysEscapes(type) ? new(LeftOutReason.ResultEscapes, text.Text)
            : null;
    }

    private ParameterModel Parse(IParameterSymbol parameter, ITypeSymbol type, bool hasDefaults, string[] names)
    {
        var text = scope.Names.Of(type);
        var passing = parameter.RefKind switch
        {
            RefKind.Ref => Passing.Ref,
            RefKind.Out => Passing.Out,
            RefKind.In => Passing.In,
            RefKind.RefReadOnlyParameter => Passing.RefReadOnly,
            _ => Passing.Value,
        };
        var comesOut = passing is Passing.Ref or Passing.Out;
        var coming = comesOut ? ResultParser.WithFlow(type, parameter.GetAttributes()) : type;
        var value = hasDefaults ? DefaultValues.Of(parameter, scope.Names) : null;
        return new ParameterModel(
            parameter.Name,
            text.Text,
            scope.Names.Of(coming).Text,
            scope.Names.StaticOf(coming),
            text.Nullability,
            passing,
            IsToken: TypeKinds.IsToken(type) && !comesOut,
            IsParams: parameter.IsParams,
            IsDynamic: type.TypeKind == TypeKind.Dynamic,
            value?.Syntax,
            value?.Attributes,
            new(CarriedAttributes.OfParameter(parameter, comesOut, scope.Names)),
            value is null ? default : new(CarriedAttributes.OfCaller(parameter, names, scope.Names)));
    }

    private IArrayTypeSymbol ArrayOf(INamedTypeSymbol span) =>
        scope.Compilation.CreateArrayTypeSymbol(span.TypeArguments[0], 1, span.TypeArguments[0].NullableAnnotation) is var array
            && span.TypeArguments[0].NullableAnnotation != NullableAnnotation.None
                ? (IArrayTypeSymbol)array.WithNullableAnnotation(NullableAnnotation.NotAnnotated)
                : array;
}
