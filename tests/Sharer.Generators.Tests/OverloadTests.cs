using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Sharer.Generators.Tests;

public sealed class OverloadTests
{
    private static readonly string[] Arguments = ["1", "2L", "\"a\"", "new object()"];

    [Theory]
    [InlineData("int a", "int a, int b = 2", "int a, int b = 2, int c = 3", "params int[] x")]
    [InlineData("string a", "string a, int b = 0", "object a, int b")]
    [InlineData("string a", "string a, int b = 1", "string a, params object[] b")]
    [InlineData("object a", "object a, object b = null", "string a, object b")]
    [InlineData("int a", "int a, long b = 1", "int a, int b")]
    [InlineData("long a", "long a, int b = 1", "int a")]
    [InlineData("", "int a = 1", "long a")]
    public void Call_OfAFacade_ChoosesTheOverloadThatACallOfTheClassChooses(params string[] overloads) =>
        Assert.Equal([], Differences(overloads));

    // Calls of the class that are clear, and whose facade is not that of the member that they call.
    private static List<string> Differences(string[] overloads)
    {
        var calls = Lists(3).Select(static list => string.Join(", ", list)).ToArray();
        var source = new StringBuilder("#pragma warning disable\n#nullable disable\n[Share] public class C {\n");
        for (var i = 0; i < overloads.Length; i++)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"public R{i} M({overloads[i]}) => throw new();");
        }

        source.AppendLine("}");
        for (var i = 0; i < overloads.Length; i++)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"public class R{i} {{ }}");
        }

        source.AppendLine("public class Calls { void M(C c, SharedRef<C> shared) {");
        foreach (var call in calls)
        {
            source.AppendLine(CultureInfo.InvariantCulture, $"c.M({call}); shared.MAsync({call});");
        }

        var generation = Generation.Of(source.AppendLine("} }").ToString());
        var tree = generation.Compilation.SyntaxTrees.Single(static t => t.ToString().Contains("class Calls", StringComparison.Ordinal));
        var model = generation.Compilation.GetSemanticModel(tree);
        var called = tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Select(call => (model.GetSymbolInfo(call).Symbol as IMethodSymbol)?.ReturnType).ToArray();
        var shared = generation.Facades.Select(static f => f.Split('<', '>')[1]).ToHashSet();
        Assert.Equal(calls.Length * 2, called.Length);
        return
        [
            .. Enumerable.Range(0, calls.Length)
                .Select(i => (Call: calls[i], Plain: called[2 * i]?.Name, Facade: ((called[(2 * i) + 1] as INamedTypeSymbol)?.TypeArguments[0])?.Name))
                .Where(one => one.Plain is not null && shared.Contains(one.Plain) && one.Plain != one.Facade)
                .Select(static one => $"({one.Call}): {one.Plain} and {one.Facade ?? "none"}"),
        ];
    }

    private static IEnumerable<string[]> Lists(int length) =>
        length == 0 ? [[]] : Lists(length - 1).SelectMany(shorter => shorter.Length < length - 1 ? [shorter] : Arguments.Select(a => (string[])[.. shorter, a]).Prepend(shorter));
}
