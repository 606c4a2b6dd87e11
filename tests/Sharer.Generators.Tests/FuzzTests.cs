using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Tests;

// Half-typed classes, missing types, names twice: what an editor shows the generator all day.
public sealed class FuzzTests
{
    private const int Rounds = 40;

    private static readonly string[] Cuts = ["", "{", "}", "(", ")", "<", ">", "[Share]", "class", "?", "@", "Missing", "ref", "params", "= 5", "this"];

    [Theory]
    [InlineData(1)]
    [InlineData(20261122)]
    public void Generator_BrokenSource_NeverThrows(int seed)
    {
        var random = new Random(seed);
        foreach (var corpus in Generation.Corpora.Where(static name => name != "Usings"))
        {
            var source = Generation.Corpus(corpus);
            var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static t => t.FullSpan).ToArray();
            for (var round = 0; round < Rounds; round++)
            {
                var broken = Break(random, source, tokens);
                var generation = Generation.Of(broken);

                Assert.All(generation.Result.Results, result => Assert.True(result.Exception is null, $"seed {seed}, {corpus}, round {round}: {result.Exception}\n{broken}"));
            }
        }
    }

    [Fact]
    public void Generator_OneTokenWrong_AddsNoErrorsOfItsOwn()
    {
        var random = new Random(5);
        foreach (var corpus in Generation.Corpora.Where(static name => name != "Usings"))
        {
            var source = Generation.Corpus(corpus);
            var tokens = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Select(static t => t.FullSpan).ToArray();
            for (var round = 0; round < 12; round++)
            {
                var span = tokens[random.Next(tokens.Length)];
                var broken = random.Next(3) switch
                {
                    0 => source.Remove(span.Start, span.Length),
                    1 => source.Insert(span.Start, source.Substring(span.Start, span.Length)),
                    _ => source.Insert(span.Start, " Missing "),
                };

                var complaints = Generation.Of(broken).Complaints;

                Assert.True(complaints.Count == 0, $"{corpus} at {span.Start}: {string.Join("\n", complaints)}");
            }
        }
    }

    private static string Break(Random random, string source, Microsoft.CodeAnalysis.Text.TextSpan[] tokens)
    {
        for (var cuts = random.Next(1, 4); cuts > 0; cuts--)
        {
            var span = tokens[random.Next(tokens.Length)];
            if (span.End > source.Length)
            {
                continue;
            }

            source = random.Next(4) switch
            {
                0 => source[..span.Start],
                1 => source.Remove(span.Start, span.Length),
                2 => source.Insert(span.Start, source.Substring(span.Start, span.Length)),
                _ => source.Insert(span.Start, $" {Cuts[random.Next(Cuts.Length)]} "),
            };
        }

        return source;
    }

    [Theory]
    [InlineData("[Share] public class")]
    [InlineData("[Share] public class C { public void M( }")]
    [InlineData("[Share] public class C { public Missing M(Missing a) => a; public int Ok() => 1; }")]
    [InlineData("[Share] public class C { public int M() => 1; public int M() => 2; public int M; public int M { get; } }")]
    [InlineData("[Share] public class C : C { public int M() => 1; }")]
    [InlineData("[Share] public interface I : I { int M(); }")]
    [InlineData("[Share] public class C<T, T> where T : C<T, T> { public T M(T a, T a) => a; }")]
    [InlineData("[Share(Access = , Name = 5, Batch = \"x\")] public class C { [Share(Name = null)] public int M() => 1; }")]
    [InlineData("[assembly: Share(typeof())] [assembly: Share(null)] [assembly: Share] [assembly: Share(typeof(Missing))]")]
    [InlineData("[assembly: Share(typeof(int))] [assembly: Share(typeof(int[]))] [assembly: Share(typeof(Action))] [assembly: Share(typeof(Math))]")]
    [InlineData("[assembly: Share(typeof(object))] [assembly: Share(typeof(void))] [assembly: Share(typeof(int*))] [assembly: Share(typeof(string))]")]
    [InlineData("[assembly: Share(typeof(List<Missing>))] [assembly: Share(typeof(Dictionary<,>.Enumerator))]")]
    [InlineData("[Share] public class C { public override int Foo() => 1; int IMissing.Bar() => 2; public event Missing E; public int this[] => 1; }")]
    [InlineData("[Share] file class C { public int M() => 1; }")]
    [InlineData("public class O { [Share] private class C { public int M() => 1; } }")]
    [InlineData("[Share] public struct S { [Share] public int M() => 1; } public enum E { [Share] A } public delegate void D([Share] int a);")]
    [InlineData("[Share] int M() => 1;")]
    [InlineData("namespace A.B { [Share] public class C { public required int P { get; set; } public C(int a) { } ~C() { } public static C operator +(C a, C b) => a; } }")]
    public void Generator_OddSource_NeverThrows(string source)
    {
        var generation = Generation.Of(source);

        Assert.All(generation.Result.Results, static result => Assert.Null(result.Exception));
        Assert.Empty(generation.Result.Diagnostics);
    }
}
