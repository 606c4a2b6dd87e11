using System.Diagnostics;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Sharer.Generators.Tests;

public sealed class SpeedTests(ITestOutputHelper output)
{
    private const int Classes = 100;

    [Fact]
    public void Generator_HundredClassesOfTwentyMembers_GeneratesThem()
    {
        var compilation = Generation.Compile([Generation.Corpus("Usings"), .. Enumerable.Range(0, Classes).Select(Source)]);
        GeneratorDriver driver = null!;
        Measure("with the compiler's binding", compilation.Clone);
        Measure("on what is bound", () => compilation);

        Assert.Equal(Classes, driver.GetRunResult().GeneratedTrees.Length);

        void Measure(string what, Func<CSharpCompilation> next)
        {
            var times = new List<(double Elapsed, double Processor)>();
            for (var run = 0; run < 40; run++)
            {
                // Nothing is left of the run before in the driver.
                driver = CSharpGeneratorDriver.Create(
                    [new SharedFacadeGenerator().AsSourceGenerator()], parseOptions: Generation.ParseOptions(LanguageVersion.Preview));
                var compiled = next();
                var processor = Environment.CpuUsage.TotalTime;
                var watch = Stopwatch.StartNew();
                driver = driver.RunGenerators(compiled);
                times.Add((watch.Elapsed.TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds));
            }

            output.WriteLine(
                $"{what}: {string.Join(", ", times.Select(static t => $"{t.Elapsed:0}"))} ms; processor time {string.Join(", ", times.Select(static t => $"{t.Processor:0}"))} ms");
        }
    }

    internal static string Source(int number)
    {
        var source = new StringBuilder($"namespace Many;\n[Share]\npublic class C{number}\n{{\n");
        for (var member = 0; member < 20; member++)
        {
            source.Append((member % 5) switch
            {
                0 => $"    public long Add{member}(string name, int age, string gender) => 1;\n",
                1 => $"    public bool TryFind{member}(long id, out string? name) {{ name = null; return false; }}\n",
                2 => $"    public IEnumerable<KeyValuePair<string, int?>> Export{member}(int limit = 10) => [];\n",
                3 => $"    public int Count{member} {{ get; }}\n",
                _ => $"    public Task<IReadOnlyList<string>> Later{member}(Dictionary<string, List<int>> map, CancellationToken token) => throw new();\n",
            });
        }

        return source.Append('}').ToString();
    }
}
