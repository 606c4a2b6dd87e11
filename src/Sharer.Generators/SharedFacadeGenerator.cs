using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Sharer.Generators.Emitting;
using Sharer.Generators.Models;
using Sharer.Generators.Parsing;

namespace Sharer.Generators;

/// <summary>Generates the facade and the messages of each type that is marked with <c>[Share]</c>. It reports nothing: the analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class SharedFacadeGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var models = context.SyntaxProvider
            .ForAttributeWithMetadataName(ShareMarks.ShareAttribute, static (_, _) => true, static (found, token) => ModelsOf(found, token))
            .SelectMany(static (found, _) => found)
            .WithTrackingName("Models");
        var positional = context.SyntaxProvider
            .CreateSyntaxProvider(static (node, _) => IsOnPositionalProperty(node), static (found, token) => ModelsOfPositional(found, token))
            .SelectMany(static (found, _) => found)
            .WithTrackingName("PositionalModels");
        var files = models.Collect().Combine(positional.Collect())
            .SelectMany(static (all, _) => SharedFiles.Of(all.Left.AddRange(all.Right))).WithTrackingName("Files");
        context.RegisterSourceOutput(files, static (output, file) => output.AddSource(file.HintName, FacadeEmitter.Emit(file.Type)));
    }

    private static EquatableArray<SharedTypeModel> ModelsOf(GeneratorAttributeSyntaxContext found, CancellationToken token)
    {
        var compilation = found.SemanticModel.Compilation;
        var types = found.TargetSymbol is IAssemblySymbol
            ? found.Attributes.Select(ShareMarks.TypeOf).OfType<INamedTypeSymbol>().Where(type => !SharedFiles.HasFacade(type, compilation))
                .Select(static type => (Type: type, Source: ShareSource.Assembly))
            : MarkedType(found) is { } marked && ShareMarks.SourceOf(marked) is { } source ? [(marked, source)]
            : [];
        return new(types.Select(one => SharedTypeParser.Parse(one.Type, compilation, one.Source, token).Model).OfType<SharedTypeModel>());
    }

    // The search for attributes sees the parameter, which does not bear those that are meant for the property.
    private static bool IsOnPositionalProperty(SyntaxNode node) => node is AttributeSyntax
    {
        Parent: AttributeListSyntax
        {
            Target.Identifier.RawKind: (int)SyntaxKind.PropertyKeyword,
            Parent: ParameterSyntax { Parent: ParameterListSyntax { Parent: RecordDeclarationSyntax } },
        },
    };

    private static EquatableArray<SharedTypeModel> ModelsOfPositional(GeneratorSyntaxContext found, CancellationToken token)
    {
        var record = found.Node.FirstAncestorOrSelf<RecordDeclarationSyntax>()!;
        return found.SemanticModel.GetDeclaredSymbol(record, token) is { } type
            && ShareMarks.FirstMark(type)?.ApplicationSyntaxReference is { } first && first.SyntaxTree == found.Node.SyntaxTree && first.Span == found.Node.Span
            && SharedTypeParser.Parse(type, found.SemanticModel.Compilation, ShareSource.Members, token).Model is { } model
                ? new([model])
                : default;
    }

    // A type may bear many marks, on itself and on its members; one of them stands for all.
    private static INamedTypeSymbol? MarkedType(GeneratorAttributeSyntaxContext found)
    {
        var type = found.TargetSymbol as INamedTypeSymbol ?? found.TargetSymbol.ContainingType;
        return type is not null && ShareMarks.FirstMark(type)?.ApplicationSyntaxReference is { } first
            && found.Attributes.Any(mark => mark.ApplicationSyntaxReference is { } own && own.SyntaxTree == first.SyntaxTree && own.Span == first.Span)
                ? type
                : null;
    }
}
