using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Tests;

internal sealed record Generation(Compilation Compilation, GeneratorDriverRunResult Result)
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Sharer.Generators", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    internal static string Corpus(string name)
    {
        using var stream = typeof(Generation).Assembly.GetManifestResourceStream($"Corpus/{name}.cs")!;
        return new StreamReader(stream).ReadToEnd();
    }

    internal static IEnumerable<string> Corpora =>
        typeof(Generation).Assembly.GetManifestResourceNames().Where(static n => n.StartsWith("Corpus/", StringComparison.Ordinal))
            .Select(static n => Path.GetFileNameWithoutExtension(n)).Order(StringComparer.Ordinal);

    internal static CSharpParseOptions ParseOptions(LanguageVersion version) => new(version, DocumentationMode.Diagnose);

    internal static CSharpCompilation Compile(
        IEnumerable<string> sources, NullableContextOptions nullable = NullableContextOptions.Enable,
        LanguageVersion version = LanguageVersion.Preview, IEnumerable<MetadataReference>? references = null, string name = "Shared") =>
        CSharpCompilation.Create(
            name,
            sources.Select((source, i) => CSharpSyntaxTree.ParseText(source, ParseOptions(version), $"{i}.cs")),
            References.Concat(references ?? []),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: nullable, allowUnsafe: true,
                generalDiagnosticOption: ReportDiagnostic.Error, warningLevel: 9999));

    internal static Generation Of(Compilation compilation, LanguageVersion version = LanguageVersion.Preview)
    {
        var driver = CSharpGeneratorDriver.Create([new SharedFacadeGenerator().AsSourceGenerator()], parseOptions: ParseOptions(version))
            .RunGeneratorsAndUpdateCompilation(compilation, out var output, out _);
        return new Generation(output, driver.GetRunResult());
    }

    internal static Generation Of(
        string source, NullableContextOptions nullable = NullableContextOptions.Enable, LanguageVersion version = LanguageVersion.Preview,
        IEnumerable<MetadataReference>? references = null) =>
        Of(Compile([Corpus("Usings"), source], nullable, version, references), version);

    // What the compiler has to say of the generated files.
    internal IReadOnlyList<string> Complaints =>
    [
        .. Compilation.GetDiagnostics()
            .Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && Result.GeneratedTrees.Contains(tree))
            .Select(static d => $"{d.Id} {Path.GetFileName(d.Location.SourceTree!.FilePath)}: {d.GetMessage()}: {Line(d)}"),
    ];

    // The facades of a class, as somebody would declare them: "public ValueTask<int> AddAsync(SharedRef<C> shared, …)".
    internal IReadOnlyList<string> FacadesOf(string metadataName) =>
    [
        .. Compilation.GetTypeByMetadataName(metadataName)!.GetMembers().OfType<IMethodSymbol>().Where(static m => m.MethodKind == MethodKind.Ordinary)
            .Select(static m => m.ToDisplayString(Declared)),
    ];

    internal IReadOnlyList<string> Facades => FacadesOf("CSharedRefExtensions");

    internal IReadOnlyList<string> Messages =>
    [
        .. Compilation.GetTypeByMetadataName("CMessages")!.GetTypeMembers()
            .Select(static t => t.InstanceConstructors.First(static c => c.DeclaredAccessibility == Accessibility.Public).ToDisplayString(Arguments)),
    ];

    internal IMethodSymbol Facade(string name) =>
        Compilation.GetTypeByMetadataName("CSharedRefExtensions")!.GetMembers(name).OfType<IMethodSymbol>().Single();

    private static readonly SymbolDisplayFormat Declared = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeAccessibility | SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType,
        parameterOptions: SymbolDisplayParameterOptions.IncludeDefaultValue | SymbolDisplayParameterOptions.IncludeName
            | SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    private static readonly SymbolDisplayFormat Arguments = Declared
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters).WithKindOptions(SymbolDisplayKindOptions.None);

    internal string Text => string.Join("\n", Result.GeneratedTrees.Select(static t => t.ToString()));

    private static string Line(Diagnostic d) => d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
