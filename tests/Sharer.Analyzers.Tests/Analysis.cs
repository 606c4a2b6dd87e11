using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Sharer.Generators.Analyzers;

namespace Sharer.Analyzers.Tests;

/// <summary>Compiles code and runs every analyzer of Sharer on it.</summary>
internal static class Analysis
{
    private const string Usings = """
        global using System;
        global using System.Collections;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Sharer;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp13);

    private static readonly MetadataReference[] Platform =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path))];

    public static ImmutableArray<DiagnosticAnalyzer> Analyzers { get; } =
        [.. typeof(TypedAnalyzer).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Code",
        sources.Prepend(Usings).Select(static (source, index) => CSharpSyntaxTree.ParseText(source, Parsing, $"{index}.cs")),
        Platform,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

    /// <summary>The same without the library, for code that declares its own.</summary>
    public static CSharpCompilation WithoutLibrary(this CSharpCompilation compilation) => compilation.WithReferences(
        compilation.References.Where(static each => Path.GetFileName(each.Display) is not "Sharer.Actors.dll"));

    public static async Task<ImmutableArray<Diagnostic>> RunAsync(Compilation compilation)
    {
        var failures = new List<string>();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: (failure, analyzer, _) =>
            {
                lock (failures)
                {
                    failures.Add($"{analyzer}: {failure}");
                }
            },
            concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = await compilation.WithAnalyzers(Analyzers, options).GetAnalyzerDiagnosticsAsync();
        Assert.Empty(failures);
        return found;
    }

    /// <summary>Checks that the marked places, and no others, are reported.</summary>
    public static Task VerifyAsync(string marked, params string[] others) => VerifyAsync(Compile, marked, others);

    public static async Task VerifyAsync(Func<string[], CSharpCompilation> compile, string marked, params string[] others)
    {
        var markup = Markup.Parse(marked);
        var compilation = compile([markup.Code, .. others]);
        Assert.Empty(compilation.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error));
        var found = await RunAsync(compilation);
        Assert.Equal(
            [.. markup.Expected.OrderBy(static each => each.Span).Select(each => Text(each.Id, each.Span, markup.Code))],
            [.. found.OrderBy(static each => each.Location.SourceSpan).Select(each => Text(each.Id, each.Location.SourceSpan, markup.Code))]);
    }

    private static string Text(string id, TextSpan span, string code) => $"{id} {span}: {code.Substring(span.Start, span.Length)}";
}
