using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Sharer.Generators.CodeFixes;

/// <summary>Runs a lazy sequence inside the call.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ToListFix : ReplacingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SHARER008"];

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode New)> Replacements(SyntaxNode place, Diagnostic diagnostic, SemanticModel model)
    {
        if (place.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression || model.GetTypeInfo(expression).Type is not { } type || !IsSequence(type))
        {
            yield break;
        }

        foreach (var method in new[] { "ToList", "ToArray" }.Where(IsInScope))
        {
            yield return ($"Run it inside the call, with {method}", expression, Run(expression.WithoutTrivia(), method).WithTriviaFrom(expression));
        }

        // Without a using of System.Linq it would not compile.
        bool IsInScope(string method) => !model.LookupSymbols(expression.SpanStart, type, method, includeReducedExtensionMethods: true).IsEmpty;
    }

    private static ExpressionSyntax Run(ExpressionSyntax sequence, string method)
    {
        if (sequence is ConditionalAccessExpressionSyntax access)
        {
            return access.WithWhenNotNull(Run(access.WhenNotNull, method));
        }

        if (sequence is not (InvocationExpressionSyntax or MemberAccessExpressionSyntax or MemberBindingExpressionSyntax or IdentifierNameSyntax
            or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax))
        {
            sequence = ParenthesizedExpression(sequence);
        }

        return InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, sequence, IdentifierName(method)));
    }

    private static bool IsSequence(ITypeSymbol type) => type.AllInterfaces.Append(type).Any(
        static each => each.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);
}
