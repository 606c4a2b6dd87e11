using System.Reflection;
using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Analyzers.Tests;

/// <summary>Code as it is while somebody types it. RunAsync fails when an analyzer throws.</summary>
public class FuzzTests
{
    private static readonly string[] Statements = [.. typeof(FuzzTests).Assembly.GetTypes()
        .SelectMany(static type => type.GetMethods())
        .SelectMany(static method => method.GetCustomAttributes<InlineDataAttribute>().SelectMany(data => data.GetData(method)))
        .Select(static row => row[0]).OfType<string>().Where(static text => text.Contains(';', StringComparison.Ordinal))
        .Select(static text => Markup.Parse(text).Code)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Run_OnBrokenCode_NeverThrows(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 25; round++)
        {
            var chosen = random.GetItems(Statements, 20);
            var code = Store.In(string.Join("\n", chosen.Select(static each => $"{{ {each} }}")), random.Next(2) == 0 ? "async Task" : "void");
            var shared = Store.Code.Replace("public class Users", "[Share] public class Users", StringComparison.Ordinal);
            await Analysis.RunAsync(Analysis.Compile(Broken(code, random), random.Next(3) == 0 ? Broken(shared, random) : shared));
        }
    }

    private static string Broken(string code, Random random)
    {
        var tokens = CSharpSyntaxTree.ParseText(code).GetRoot().DescendantTokens().Select(static token => token.ToFullString()).ToList();
        for (var faults = random.Next(1, 12); faults > 0; faults--)
        {
            var at = random.Next(tokens.Count);
            switch (random.Next(6))
            {
                case 0:
                    tokens.RemoveAt(at);
                    break;
                case 1:
                    tokens.RemoveRange(at, Math.Min(random.Next(8), tokens.Count - at));
                    break;
                case 2:
                    tokens.Insert(at, tokens[random.Next(tokens.Count)]);
                    break;
                case 3:
                    tokens[at] = tokens[random.Next(tokens.Count)];
                    break;
                case 4:
                    tokens.InsertRange(at, tokens.GetRange(at, Math.Min(random.Next(30), tokens.Count - at)));
                    break;
                case 5 when random.Next(10) == 0:
                    tokens.RemoveRange(at, tokens.Count - at);
                    break;
            }

            if (tokens.Count == 0)
            {
                return "";
            }
        }

        return string.Concat(tokens);
    }
}
