using Microsoft.CodeAnalysis.CSharp;

namespace Sharer.Generators.Parsing;

/// <summary>Names as code writes them.</summary>
internal static class Identifiers
{
    /// <summary>With the @ that a keyword needs. <c>await</c> is one within asynchronous lambdas.</summary>
    internal static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name == "await" ? "@" + name : name;

    /// <summary>For the name of a type that is declared: there, contextual keywords need it too.</summary>
    internal static string EscapeDeclared(string name) =>
        SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || name is "dynamic" or "nint" or "nuint" or "extension"
            ? "@" + name
            : Escape(name);

    internal static string UpperFirst(string name) =>
        name.Length == 0 || char.IsUpper(name[0]) ? name : char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>The name itself, or the first of name2, name3, … that is free; and takes it.</summary>
    internal static string Take(ISet<string> taken, string name)
    {
        var candidate = name;
        for (var number = 2; !taken.Add(candidate); number++)
        {
            candidate = name + number;
        }

        return candidate;
    }
}
