using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Sharer.Generators.CodeFixes;

/// <summary>Says on a member that it is meant to have no facade, that it has one of another name, or no longer that it has one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class MarkFix : ReplacingFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["SHARER001", "SHARER002", "SHARER004", "SHARER005"];

    private protected override IEnumerable<(string Title, SyntaxNode Old, SyntaxNode New)> Replacements(SyntaxNode place, Diagnostic diagnostic, SemanticModel model)
    {
        if (place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member || member is BaseTypeDeclarationSyntax)
        {
            yield break;
        }

        var marks = member.AttributeLists.SelectMany(static list => list.Attributes).Where(each => IsShare(each, model)).ToList();
        if (diagnostic.Id is "SHARER004" or "SHARER005" && Name(member) is { } name)
        {
            yield return ($"Name the facade {name}", member, Named(member, marks.FirstOrDefault(), name));
        }

        if (marks.Count > 0 && diagnostic.Id == "SHARER002")
        {
            yield return ("Remove [Share]", member, Without(member, marks));
        }

        if (marks.Count == 0)
        {
            yield return ("Leave it out with [ShareIgnore]", member, With(member, Mark("ShareIgnore")));
        }
    }

    private static bool IsShare(AttributeSyntax attribute, SemanticModel model) =>
        model.GetSymbolInfo(attribute).Symbol?.ContainingType is { Name: "ShareAttribute", ContainingNamespace.Name: "Sharer" };

    // The natural name with the type's in it: LeaseConnectionAsync for Connection.Lease.
    private static string? Name(MemberDeclarationSyntax member) =>
        member is MethodDeclarationSyntax { Identifier.ValueText: var method, Parent: TypeDeclarationSyntax { Identifier.ValueText: var type } }
            ? $"{(method.EndsWith("Async", StringComparison.Ordinal) ? method.Substring(0, method.Length - 5) : method)}{type}Async"
            : null;

    private static AttributeSyntax Mark(string name) => Attribute(
        ParseName($"global::Sharer.{name}").WithAdditionalAnnotations(Simplifier.Annotation));

    private static MemberDeclarationSyntax Named(MemberDeclarationSyntax member, AttributeSyntax? mark, string name)
    {
        var argument = AttributeArgument(NameEquals(IdentifierName("Name")), null, LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(name)));
        if (mark?.ArgumentList?.Arguments.FirstOrDefault(static each => each.NameEquals?.Name.Identifier.ValueText == "Name") is { } old)
        {
            return member.ReplaceNode(old, old.WithExpression(argument.Expression.WithTriviaFrom(old.Expression)));
        }

        return mark is null
            ? With(member, Mark("Share").AddArgumentListArguments(argument))
            : member.ReplaceNode(mark, mark.AddArgumentListArguments(argument).WithAdditionalAnnotations(Formatter.Annotation));
    }

    private static MemberDeclarationSyntax With(MemberDeclarationSyntax member, AttributeSyntax attribute)
    {
        var list = AttributeList(SingletonSeparatedList(attribute)).WithTrailingTrivia(ElasticCarriageReturnLineFeed);
        return member.WithoutLeadingTrivia().WithAttributeLists(member.WithoutLeadingTrivia().AttributeLists.Insert(0, list))
            .WithLeadingTrivia(member.GetLeadingTrivia()).WithAdditionalAnnotations(Formatter.Annotation);
    }

    private static MemberDeclarationSyntax Without(MemberDeclarationSyntax member, List<AttributeSyntax> marks)
    {
        var trivia = member.GetLeadingTrivia();
        var lists = member.AttributeLists
            .Select(list => list.WithAttributes(SeparatedList(list.Attributes.Where(each => !marks.Contains(each)))))
            .Where(static list => list.Attributes.Count > 0);
        return member.WithAttributeLists(List(lists)).WithLeadingTrivia(trivia).WithAdditionalAnnotations(Formatter.Annotation);
    }
}
