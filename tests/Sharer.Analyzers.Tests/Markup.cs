using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Sharer.Analyzers.Tests;

/// <summary>Code in which <c>{|SHARER008:…|}</c> marks where a diagnostic belongs.</summary>
internal sealed partial record Markup(string Code, IReadOnlyList<(string Id, TextSpan Span)> Expected)
{
    public static Markup Parse(string marked)
    {
        var code = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        var expected = new List<(string, TextSpan)>();
        for (var at = 0; at < marked.Length;)
        {
            if (Start().Match(marked, at) is { Success: true } start && start.Index == at)
            {
                open.Push((start.Groups[1].Value, code.Length));
                at += start.Length;
            }
            else if (open.Count > 0 && marked.AsSpan(at).StartsWith("|}"))
            {
                var (id, begin) = open.Pop();
                expected.Add((id, TextSpan.FromBounds(begin, code.Length)));
                at += 2;
            }
            else
            {
                code.Append(marked[at++]);
            }
        }

        Assert.Empty(open);
        return new Markup(code.ToString(), expected);
    }

    [GeneratedRegex(@"\{\|(SHARER\d{3}):")]
    private static partial Regex Start();
}
