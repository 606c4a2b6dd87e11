using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Tests;

public sealed class CorpusTests
{
    [Theory]
    [CombinatorialSettings]
    public void Corpus_AnyLanguageAndNullability_GeneratesWithoutWarnings(LanguageVersion version, NullableContextOptions nullable)
    {
        var generation = Generation.Of(Generation.Compile(Generation.Corpora.Select(Generation.Corpus), nullable, version), version);

        if (Environment.GetEnvironmentVariable("SHARER_DUMP") is { } dump)
        {
            foreach (var tree in generation.Result.GeneratedTrees)
            {
                File.WriteAllText(Path.Combine(dump, Path.GetFileName(tree.FilePath)), tree.ToString());
            }
        }

        Assert.Empty(generation.Result.Diagnostics);
        Assert.All(generation.Result.Results, static r => Assert.Null(r.Exception));
        Assert.NotEmpty(generation.Result.GeneratedTrees);
        Assert.Empty(generation.Complaints);
    }

    private sealed class CombinatorialSettingsAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from version in new[] { LanguageVersion.CSharp13, LanguageVersion.Preview }
            from nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Warnings, NullableContextOptions.Annotations }
            select new object[] { version, nullable };
    }
}
