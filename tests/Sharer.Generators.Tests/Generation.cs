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

    internal string Text => string.Join("\n", Result.GeneratedTrees.Select(static t => t.ToString()));

    private static string Line(Diagnostic d) => d.Location.SourceTree!.GetText().Lines[d.Location.GetLineSpan().StartLinePosition.Line].ToString().Trim();
}
