using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Tests;

public sealed class CachingTests
{
    [Fact]
    public void Generator_UnrelatedEdit_EmitsNothingAnew()
    {
        var compilation = Generation.Compile(Generation.Corpora.Select(Generation.Corpus).Append("class Unrelated { }"));
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], Tree("class Unrelated { int Something() => 5; } class More { }"));

        var steps = StepsOfSecondRun(compilation, edited);

        Assert.All(
            steps["Models"],
            static reason => Assert.True(reason is IncrementalStepRunReason.Unchanged or IncrementalStepRunReason.Cached, reason.ToString()));
        Assert.All(steps["Files"], static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.All(steps["SourceOutput"], static reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
        Assert.True(steps["Files"].Length > 30);
    }

    [Fact]
    public void Generator_BodyOfSharedMemberEdited_EmitsNothingAnew()
    {
        var compilation = Generation.Compile([Generation.Corpus("Usings"), "[Share] public class C { public int M() => 1; }"]);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], Tree("[Share] public class C { public int M() => 2 + 2; }"));

        var steps = StepsOfSecondRun(compilation, edited);

        Assert.Equal([IncrementalStepRunReason.Cached], steps["SourceOutput"]);
    }

    [Fact]
    public void Generator_OneOfTwoTypesEdited_EmitsThatOneAnew()
    {
        var compilation = Generation.Compile(
            [Generation.Corpus("Usings"), "[Share] public class A { public int M() => 1; }", "[Share] public class B { public int M() => 1; }"]);
        var edited = compilation.ReplaceSyntaxTree(compilation.SyntaxTrees[^1], Tree("[Share] public class B { public long M() => 1; }"));

        var steps = StepsOfSecondRun(compilation, edited);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], steps["SourceOutput"]);
    }

    private static SyntaxTree Tree(string source) => CSharpSyntaxTree.ParseText(source, Generation.ParseOptions(LanguageVersion.Preview), "edited.cs");

    private static Dictionary<string, IncrementalStepRunReason[]> StepsOfSecondRun(Compilation first, Compilation second)
    {
        var driver = CSharpGeneratorDriver.Create(
            [new SharedFacadeGenerator().AsSourceGenerator()],
            parseOptions: Generation.ParseOptions(LanguageVersion.Preview),
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        var result = driver.RunGenerators(first).RunGenerators(second).GetRunResult().Results.Single();
        return result.TrackedSteps.ToDictionary(
            static step => step.Key, static step => step.Value.SelectMany(static s => s.Outputs).Select(static o => o.Reason).ToArray());
    }
}
