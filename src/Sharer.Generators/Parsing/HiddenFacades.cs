using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Parsing;

/// <summary>Finds facades that nobody could call, since for the same arguments an instance method of <c>SharedRef</c> comes first.</summary>
internal sealed class HiddenFacades(ParseScope scope)
{
    private readonly INamedTypeSymbol? _sharedRef =
        scope.Compilation.GetTypeByMetadataName("Sharer.SharedRef`1")?.Construct(scope.Type);

    internal bool IsHidden(MemberDraft draft, out ISymbol? by)
    {
        by = _sharedRef?.GetMembers(draft.FacadeName).OfType<IMethodSymbol>().FirstOrDefault(method =>
            method is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && Takes(method, draft.Keys));
        return by is not null || draft is { FacadeName: "LeaseAsync", Keys.Count: 0 };
    }

    private bool Takes(IMethodSymbol method, List<ArgumentKey> arguments)
    {
        if (method.Parameters.Length < arguments.Count || !method.Parameters.Skip(arguments.Count).All(static p => p.IsOptional))
        {
            return false;
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (!Takes(method.Parameters[i].Type, arguments[i].Type, method))
            {
                return false;
            }
        }

        return true;
    }

    // Type arguments are inferred from the parts of a delegate; that they are inferred the same everywhere is taken for granted.
    private bool Takes(ITypeSymbol parameter, ITypeSymbol argument, IMethodSymbol method)
    {
        if (parameter is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method })
        {
            return true;
        }

        if (parameter is INamedTypeSymbol { IsGenericType: true } wanted && argument is INamedTypeSymbol given
            && SymbolEqualityComparer.Default.Equals(wanted.OriginalDefinition, given.OriginalDefinition))
        {
            for (var i = 0; i < wanted.TypeArguments.Length; i++)
            {
                var isInput = wanted.OriginalDefinition.TypeParameters[i].Variance == VarianceKind.In;
                var fits = isInput && wanted.TypeArguments[i] is not ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }
                    ? Takes(given.TypeArguments[i], wanted.TypeArguments[i], method)
                    : Takes(wanted.TypeArguments[i], given.TypeArguments[i], method);
                if (!fits)
                {
                    return false;
                }
            }

            return true;
        }

        return scope.Compilation is CSharpCompilation compilation && compilation.ClassifyConversion(argument, parameter) is
        {
            IsImplicit: true, IsUserDefined: false,
        };
    }
}
