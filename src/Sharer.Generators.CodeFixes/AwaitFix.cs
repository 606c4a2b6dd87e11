using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Sharer.Generators.CodeFixes;

/// <summary>Awaits a call that is blocked on or lost, where the method around it is asynchronous already.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class AwaitFix : ReplacingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SHARER012", "SHARER013", "SHARER014"];

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode New)> Replacements(SyntaxNode place, Diagnostic diagnostic, SemanticModel model)
    {
        if (place.FirstAncestorOrSelf<ExpressionSyntax>() is not { } expression || !IsInAsync(expression))
        {
            yield break;
        }

        // What comes after `?.` has no receiver of its own that could be awaited.
        var task = diagnostic.Id == "SHARER014" ? Statement(expression) : Task(expression);
        if (task is null || task.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().Any())
        {
            yield break;
        }

        var old = diagnostic.Id == "SHARER014" ? task : expression;
        ExpressionSyntax awaited = AwaitExpression(Token(TriviaList(), SyntaxKind.AwaitKeyword, TriviaList(Space)), task.WithoutTrivia());
        if (old.Parent is MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax or InvocationExpressionSyntax)
        {
            awaited = ParenthesizedExpression(awaited);
        }

        yield return ("Await the call", old, awaited.WithTriviaFrom(old));
    }

    private static ExpressionSyntax? Statement(ExpressionSyntax call)
    {
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax form } access && access.Expression == call)
        {
            call = form;
        }

        return call.Parent is ExpressionStatementSyntax or LambdaExpressionSyntax ? call : null;
    }

    // The task in `task.Result`, `task.Wait()`, `task.GetAwaiter().GetResult()`.
    private static ExpressionSyntax? Task(ExpressionSyntax blocking) => blocking switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" } result => WithoutForm(result.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" } wait, ArgumentList.Arguments.Count: 0 } =>
            WithoutForm(wait.Expression),
        InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax
            {
                Name.Identifier.ValueText: "GetResult",
                Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetAwaiter" } awaiter },
            },
        } => WithoutForm(awaiter.Expression),
        _ => null,
    };

    private static ExpressionSyntax WithoutForm(ExpressionSyntax task) =>
        task is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "AsTask" } form } ? form.Expression : task;

    private static bool IsInAsync(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or QueryExpressionSyntax or CatchFilterClauseSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
