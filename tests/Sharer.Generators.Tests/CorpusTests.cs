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

        Assert.Empty(generation.Result.Diagnostics);
        Assert.All(generation.Result.Results, static r => Assert.Null(r.Exception));
        Assert.NotEmpty(generation.Result.GeneratedTrees);
        Assert.Empty(generation.Complaints);
    }

    [Fact]
    public void Corpus_FromMetadata_GeneratesWithoutWarnings()
    {
        var library = Generation.Compile(Generation.Corpora.Where(static name => name != "Assembly").Select(Generation.Corpus), name: "Library")
            .WithOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));
        using var image = new MemoryStream();
        Assert.Empty(library.Emit(image).Diagnostics.Where(static d => d.Severity == DiagnosticSeverity.Error));
        string[] types =
        [
            "Corpus.Asynchronous", "Corpus.Base", "Corpus.Cache<,>", "Corpus.Cache<,>.Entry<>", "Corpus.Calculator", "Corpus.Derived", "Corpus.Employee",
            "Corpus.Events", "Corpus.Fluent", "Corpus.Generic", "Corpus.IFile", "Corpus.Indexed", "Corpus.LeftOut", "Corpus.Names", "Corpus.Numbers",
            "Corpus.Oblivious", "Corpus.OnMembers", "Corpus.Overloads", "Corpus.Parameters", "Corpus.Person", "Corpus.Sequences", "Corpus.Square",
            "Corpus.Tokens", "Corpus.UserDatabase", "Corpus.Warned", "Globally", "globally",
            "Corpus.Hostile.Collisions", "Corpus.Hostile.Invented", "Corpus.Hostile.Sensitive", "Corpus.Hostile.IDiamond", "Corpus.Hostile.Dog",
            "Corpus.Hostile.Puppy", "Corpus.Hostile.Constrained<,,,>", "Corpus.Hostile.Scoped", "Corpus.Hostile.Modern", "Corpus.Hostile.Unsafe",
            "Corpus.Hostile.Secret", "Corpus.Hostile.Enclosing<>.Middle.Deepest<,>", "Corpus.Hostile.System", "Corpus.Hostile.Dynamics",
            "Corpus.Hostile.Overridden", "Corpus.Hostile.Latest",
        ];

        var generation = Generation.Of(
            Generation.Compile(types.Select(static type => $"[assembly: Sharer.Share(typeof({type}))]"), references: [MetadataReference.CreateFromImage(image.ToArray())]));

        Assert.Empty(generation.Complaints);
        Assert.Equal(types.Length, generation.Result.GeneratedTrees.Length);
        var (before, after) = (Generation.Of(library), generation);
        Assert.Equal(
            before.FacadesOf("Corpus.ParametersSharedRefExtensions").Select(static s => s.Replace("public ", "")),
            after.FacadesOf("Corpus.ParametersSharedRefExtensions").Select(static s => s.Replace("public ", "").Replace("internal ", "")));
        Assert.Equal(
            before.FacadesOf("Corpus.PersonSharedRefExtensions").Count, after.FacadesOf("Corpus.PersonSharedRefExtensions").Count);
    }

    private sealed class CombinatorialSettingsAttribute : Xunit.Sdk.DataAttribute
    {
        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from version in new[] { LanguageVersion.CSharp13, LanguageVersion.Preview }
            from nullable in new[] { NullableContextOptions.Enable, NullableContextOptions.Disable, NullableContextOptions.Warnings, NullableContextOptions.Annotations }
            select new object[] { version, nullable };
    }
}
