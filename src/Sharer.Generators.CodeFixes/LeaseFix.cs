using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Sharer.Generators.CodeFixes;

/// <summary>Makes a call on the lease that its method holds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class LeaseFix : ReplacingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SHARER016"];

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode New)> Replacements(SyntaxNode place, Diagnostic diagnostic, SemanticModel model)
    {
        if (!diagnostic.Properties.TryGetValue("Lease", out var lease) || lease is null
            || place.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Expression: var reference, Name.Identifier.ValueText: not "LeaseAsync" } })
        {
            yield break;
        }

        while (reference is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "With" } view })
        {
            reference = view.Expression;
        }

        if (model.GetSymbolInfo(reference).Symbol is ITypeSymbol)
        {
            yield break;
        }

        var leased = MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName(lease), IdentifierName("Ref"));
        yield return ($"Call {lease}.Ref", reference, leased.WithTriviaFrom(reference));
    }
}
