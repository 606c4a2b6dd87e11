using System.Reflection;
using System.Text.RegularExpressions;
using Sharer.Actors.Tests.Configuration;

namespace Sharer.Actors.Tests.Documentation;

/// <summary>The page of promises names tests; a name that no test bears, or a clause that the page leaves out, is found here.</summary>
public sealed partial class ContractPageTests
{
    private static readonly string Page = File.ReadAllText(RepositoryFile.Find("docs/contract.md"));

    private static readonly Type[] Types = typeof(ContractPageTests).Assembly.GetTypes();

    [Fact]
    public void Page_NamesOnlyTestsThatThereAre()
    {
        var named = Tests().Matches(Page).Select(static match => (Class: match.Groups[1].Value, Method: match.Groups[2].Value)).Distinct().ToArray();
        var sources = new Lazy<string[]>(static () => [.. Sources().Select(File.ReadAllText)]);

        Assert.True(named.Length > 60, $"only {named.Length} tests are named");
        Assert.Empty(named.Where(test => !Exists(test.Class, test.Method, sources)).Select(static test => $"{test.Class}.{test.Method}"));
    }

    [Fact]
    public void Page_NamesOnlyLongRunsThatThereAre()
    {
        var runs = StressRuns().Matches(Page).Select(static match => match.Groups[1].Value).Distinct().ToArray();
        var program = File.ReadAllText(RepositoryFile.Find("tests/Sharer.Stress/Program.cs"));
        var classes = BareClasses().Matches(Page).Select(static match => match.Groups[1].Value).Distinct().ToArray();
        var sources = Sources().Select(File.ReadAllText).ToArray();

        Assert.NotEmpty(runs);
        Assert.DoesNotContain(runs, run => !program.Contains($"[\"{run}\"]", StringComparison.Ordinal));
        Assert.NotEmpty(classes);
        Assert.DoesNotContain(classes, name => !sources.Any(source => source.Contains($"class {name}", StringComparison.Ordinal)));
    }

    [Fact]
    public void Page_HasEveryClauseThatATestBears()
    {
        var clauses = Types
            .SelectMany(static type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .SelectMany(static method => method.GetCustomAttributesData())
            .Where(static data => data.AttributeType == typeof(TraitAttribute) && (string?)data.ConstructorArguments[0].Value == "Contract")
            .Select(static data => (string)data.ConstructorArguments[1].Value!)
            .Distinct()
            .ToArray();

        Assert.Contains("C1", clauses);
        Assert.DoesNotContain(clauses, static clause => !Regex.IsMatch(Page, $@"^\*\*{clause}( — .+)?\.\*\*", RegexOptions.Multiline));
    }

    [Fact]
    public void Page_NamesATestForEveryClauseAndKeepsTheirOrder()
    {
        var clauses = Clauses().Matches(Page);
        var numbers = clauses.Select(static match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();

        Assert.Equal([.. Enumerable.Range(1, 13), 15, 18, 19, 20], numbers);
        foreach (var clause in clauses.Cast<Match>())
        {
            var text = Page[clause.Index..(Page.IndexOf("\n**", clause.Index + 1, StringComparison.Ordinal) is var end and > 0 ? end : Page.Length)];
            Assert.True(Tests().Count(text) >= 2, $"C{clause.Groups[1].Value} names {Tests().Count(text)} tests");
        }
    }

    private static bool Exists(string type, string method, Lazy<string[]> sources) =>
        Types.Any(known => known.Name == type && known.GetMethod(method) is { } found && IsTest(found))
        || sources.Value.Any(source => source.Contains($"class {type}", StringComparison.Ordinal) && Regex.IsMatch(source, $@"public (async )?(Task|void) {method}\("));

    private static bool IsTest(MethodInfo method) => method.GetCustomAttributes<FactAttribute>(inherit: true).Any();

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(RepositoryFile.Find("tests"), "*.cs", SearchOption.AllDirectories)
        .Where(static file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !file.Contains($"{Path.DirectorySeparatorChar}Sharer.Actors.Tests{Path.DirectorySeparatorChar}Documentation", StringComparison.Ordinal));

    [GeneratedRegex(@"`([A-Z]\w+)\.(\w+_\w+)`")]
    private static partial Regex Tests();

    [GeneratedRegex(@"`Sharer\.Stress ([\w-]+)`")]
    private static partial Regex StressRuns();

    [GeneratedRegex(@"`(\w+Tests)`")]
    private static partial Regex BareClasses();

    [GeneratedRegex(@"^\*\*C(\d+) — ", RegexOptions.Multiline)]
    private static partial Regex Clauses();
}
