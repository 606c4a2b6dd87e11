using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Sharer.Analyzers.Tests;

/// <summary>docs/analyzers: what the pages call a violation is reported as they mark it, and what they call a fix is clean.</summary>
public partial class PageTests
{
    private const string Usings = "global using System.Data;";

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Pages");

    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Id).Order(StringComparer.Ordinal)];

    private static IEnumerable<DiagnosticDescriptor> Rules =>
        Analysis.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).DistinctBy(static rule => rule.Id);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Violation_OfAPage_IsReportedWhereItIsMarked(string id)
    {
        var code = Code(id, "Violation");
        var lines = SourceText.From(code).Lines;
        var marks = lines.Where(static line => Mark().IsMatch(line.ToString())).SelectMany(mark => Underlined().Matches(mark.ToString())
            .Select(found => $"{id} {mark.LineNumber - 1}:{found.Index}-{found.Index + found.Length}")).ToList();
        Assert.NotEmpty(marks);

        var found = await AnalyzeAsync(id, code);

        Assert.Equal(marks, found.OrderBy(static each => each.Location.SourceSpan).Select(static each =>
        {
            var place = each.Location.GetLineSpan();
            return $"{each.Id} {place.StartLinePosition.Line}:{place.StartLinePosition.Character}-{place.EndLinePosition.Character}";
        }));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Fix_OfAPage_IsClean(string id) => Assert.Empty(await AnalyzeAsync(id, Code(id, "Fix")));

    [Fact]
    public void Pages_AndRules_AreTheSame()
    {
        Assert.Equal(
            Rules.Select(static rule => rule.Id + ".md").Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder, "SHARER*.md").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));
        var index = File.ReadAllText(Path.Combine(Folder, "README.md"));
        foreach (var rule in Rules)
        {
            Assert.Equal(("Sharer", $"docs/analyzers/{rule.Id}.md", true), (rule.Category, rule.HelpLinkUri, rule.IsEnabledByDefault));
            var severity = rule.DefaultSeverity.ToString().ToLowerInvariant();
            Assert.Contains($"| [{rule.Id}]({rule.Id}.md) | {severity} |", index, StringComparison.Ordinal);
            var page = File.ReadAllText(Path.Combine(Folder, rule.Id + ".md"));
            Assert.StartsWith($"# {rule.Id}: {rule.Title.ToString(null).Replace("<T>", "\\<T\\>", StringComparison.Ordinal)}\n", page, StringComparison.Ordinal);
            Assert.Contains($"\nSeverity: {severity}", page, StringComparison.Ordinal);
        }
    }

    private static string Code(string id, string heading)
    {
        var section = File.ReadAllText(Path.Combine(Folder, id + ".md")).Split($"\n## {heading}\n")[1].Split("\n## ")[0];
        return Assert.Single(Block().Matches(section)).Groups[1].Value;
    }

    private static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(string id, string code)
    {
        var shared = Block().Match(File.ReadAllText(Path.Combine(Folder, "README.md"))).Groups[1].Value;
        var compilation = id == "SHARER016"
            ? Analysis.Compile(code, Usings, Regex.Replace(shared, @"\[Share\]\s*", ""), LeaseTests.Library).WithoutLibrary()
            : Generate(Analysis.Compile(code, Usings, shared));
        Assert.Empty(compilation.GetDiagnostics().Where(static each => each.Severity == DiagnosticSeverity.Error));
        return await Analysis.RunAsync(compilation);
    }

    private static Compilation Generate(Compilation compilation)
    {
        CSharpGeneratorDriver.Create([.. typeof(Generators.Analyzers.TypedAnalyzer).Assembly.GetTypes()
                .Where(static type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type))
                .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator())],
                parseOptions: (CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out var reported);
        Assert.Empty(reported);
        return generated;
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("^ *// +~[~ ]*$")]
    private static partial Regex Mark();

    [GeneratedRegex("~+")]
    private static partial Regex Underlined();
}
