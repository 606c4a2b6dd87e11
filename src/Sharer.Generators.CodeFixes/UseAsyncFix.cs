using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Sharer.Generators.CodeFixes;

/// <summary>Gives an asynchronous lambda to UseAsync in place of AskAsync, with a token that it does not use yet.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class UseAsyncFix : ReplacingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SHARER010"];

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode New)> Replacements(SyntaxNode place, Diagnostic diagnostic, SemanticModel model)
    {
        if (place.FirstAncestorOrSelf<LambdaExpressionSyntax>() is not { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } } } lambda
            || call.Expression is not MemberAccessExpressionSyntax { Name: SimpleNameSyntax { Identifier.ValueText: "AskAsync" } name } access
            || WithToken(lambda) is not { } function
            || (lambda.AsyncKeyword.IsKind(SyntaxKind.None) && model.GetTypeInfo(place).Type is not { Name: "Task" or "ValueTask" }))
        {
            yield break;
        }

        var renamed = access.WithName(name.WithIdentifier(Identifier("UseAsync").WithTriviaFrom(name.Identifier)));
        if (name is GenericNameSyntax)
        {
            // The type arguments of AskAsync speak of the task.
            renamed = access.WithName(IdentifierName("UseAsync").WithTriviaFrom(name));
        }

        yield return ("Use UseAsync, which holds the turn", call, call.ReplaceNodes(
            new SyntaxNode[] { access, lambda },
            (old, _) => old == access ? renamed : function));
    }

    // Null for a call with a state: UseAsync has none.
    private static LambdaExpressionSyntax? WithToken(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => ParenthesizedLambdaExpression()
            .WithParameterList(ParameterList(SeparatedList([simple.Parameter.WithoutTrivia(), Parameter(Identifier(Token(simple)))], [Comma])).WithTrailingTrivia(Space))
            .WithModifiers(simple.Modifiers).WithArrowToken(simple.ArrowToken).WithBlock(simple.Block).WithExpressionBody(simple.ExpressionBody),
        ParenthesizedLambdaExpressionSyntax { ReturnType: null, ParameterList.Parameters: { Count: 1 } parameters } typed => typed.WithParameterList(
            typed.ParameterList.WithParameters(SeparatedList([parameters[0], Another(parameters[0], typed)], [Comma]))),
        _ => null,
    };

    private static SyntaxToken Comma => SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(Space);

    private static ParameterSyntax Another(ParameterSyntax first, LambdaExpressionSyntax lambda) => first.Type is null
        ? Parameter(Identifier(Token(lambda)))
        : Parameter(Identifier(Token(lambda))).WithType(ParseTypeName("global::System.Threading.CancellationToken").WithAdditionalAnnotations(Simplifier.Annotation).WithTrailingTrivia(Space));

    // A discard, unless that name is taken: two of them are one parameter each, but a lone `_` in the body means the first.
    private static string Token(LambdaExpressionSyntax lambda) =>
        lambda.DescendantTokens().Any(static token => token.ValueText == "_") ? "cancellationToken" : "_";
}
