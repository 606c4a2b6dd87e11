using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Analyzers;

/// <summary>Says which members of shared types have no facade, and why. It runs the generator's own parser.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MemberAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        Rules.MemberLeftOut, Rules.SharedMemberLeftOut, Rules.MembersOfOtherLeftOut, Rules.FacadeHidden, Rules.FacadeTaken, Rules.AsyncVoid,
        Rules.TypeNotShared, Rules.BadName,
    ];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types)
    {
        context.RegisterSymbolAction(static symbol => Look(symbol, (INamedTypeSymbol)symbol.Symbol), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(static node => Look(node, (AttributeSyntax)node.Node), SyntaxKind.Attribute);
    }

    private static void Look(SymbolAnalysisContext context, INamedTypeSymbol type)
    {
        if (ShareMarks.SourceOf(type) is not { } source)
        {
            return;
        }

        foreach (var leftOut in SharedTypeParser.Parse(type, context.Compilation, source, context.CancellationToken).LeftOut)
        {
            if (IsSaid(leftOut) && !IsSaidElsewhere(leftOut.Symbol, type, context.Compilation))
            {
                context.ReportDiagnostic(Of(leftOut, Place(leftOut.Symbol, type)));
            }
        }
    }

    private static void Look(SyntaxNodeAnalysisContext context, AttributeSyntax syntax)
    {
        if (syntax.Parent is not AttributeListSyntax { Target.Identifier: var target } || !target.IsKind(SyntaxKind.AssemblyKeyword)
            || context.Compilation.Assembly.GetAttributes().FirstOrDefault(each => each.ApplicationSyntaxReference is { } reference
                && reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span) is not { } attribute
            || !ShareMarks.IsShare(attribute))
        {
            return;
        }

        if (ShareMarks.TypeOf(attribute) is not { } type)
        {
            if (attribute.ConstructorArguments.All(static argument => argument.Kind != TypedConstantKind.Error))
            {
                var named = attribute.ConstructorArguments.FirstOrDefault() is { IsNull: false } argument ? argument.ToCSharpString() : "The assembly";
                context.ReportDiagnostic(Diagnostic.Create(Rules.TypeNotShared, syntax.GetLocation(), named, "name a class or an interface with typeof"));
            }

            return;
        }

        var first = ShareMarks.AssemblyTypes(context.Compilation).First(each => SharerTypes.Same(each.Type, type)).Mark;
        if (first.ApplicationSyntaxReference?.Span != syntax.Span || first.ApplicationSyntaxReference.SyntaxTree != syntax.SyntaxTree
            || SharedFiles.HasFacade(type, context.Compilation))
        {
            return;
        }

        var all = SharedTypeParser.Parse(type, context.Compilation, ShareSource.Assembly, context.CancellationToken).LeftOut.Where(IsSaid).ToList();
        foreach (var leftOut in all.Where(static each => each.Symbol is ITypeSymbol))
        {
            context.ReportDiagnostic(Of(leftOut, syntax.GetLocation()));
        }

        var members = all.Where(static each => each.Symbol is not ITypeSymbol).ToList();
        if (members.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.MembersOfOtherLeftOut, syntax.GetLocation(), type.ToDisplayString(Reasons.Format), Reasons.List(members)));
        }
    }

    // What nobody would look for in a facade goes without a word, unless it was asked for by name.
    private static bool IsSaid(LeftOut leftOut) => leftOut.IsMarked || leftOut.Reason
        is not (LeftOutReason.InterpolatedStringHandler or LeftOutReason.StructEnumerator or LeftOutReason.NeverShared);

    // An inherited member of a type that is itself shared is reported with that type.
    private static bool IsSaidElsewhere(ISymbol symbol, INamedTypeSymbol type, Compilation compilation) =>
        symbol is not ITypeSymbol
        && symbol.ContainingType?.OriginalDefinition is { } owner
        && !SharerTypes.Same(owner, type.OriginalDefinition)
        && SharerTypes.Same(owner.ContainingAssembly, compilation.Assembly)
        && ShareMarks.Find(owner) is not null;

    private static Location Place(ISymbol symbol, INamedTypeSymbol type) =>
        symbol.Locations.FirstOrDefault(static location => location.IsInSource) ?? type.Locations.FirstOrDefault() ?? Location.None;

    private static Diagnostic Of(LeftOut leftOut, Location place)
    {
        var name = leftOut.Symbol.ToDisplayString(Reasons.Format);
        return leftOut.Reason switch
        {
            LeftOutReason.AsyncVoid => Diagnostic.Create(Rules.AsyncVoid, place, name),
            LeftOutReason.BadName => Diagnostic.Create(Rules.BadName, place, leftOut.Detail, name, leftOut.Symbol is ITypeSymbol ? "type" : "method"),
            LeftOutReason.HiddenBySharedRef => Diagnostic.Create(Rules.FacadeHidden, place, name, leftOut.Other?.Name ?? leftOut.Detail ?? leftOut.Symbol.Name),
            LeftOutReason.SignatureTaken when !leftOut.IsMarked => Diagnostic.Create(
                Rules.FacadeTaken, place, name, leftOut.Other?.ToDisplayString(Reasons.Format) ?? leftOut.Detail),
            LeftOutReason.TypeCannotBeShared or LeftOutReason.TypeHasStaticAbstracts or LeftOutReason.TypeNotAccessible or LeftOutReason.TypeIsObsolete => Diagnostic.Create(
                Rules.TypeNotShared, place, name, Reasons.Of(leftOut)),
            _ => Diagnostic.Create(leftOut.IsMarked ? Rules.SharedMemberLeftOut : Rules.MemberLeftOut, place, name, Reasons.Of(leftOut)),
        };
    }
}
