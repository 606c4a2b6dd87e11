using Sharer.Generators.Models;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Emitting;

/// <summary>The names that a facade's code needs beside the member's own, to which they give way.</summary>
internal sealed class LocalNames
{
    private readonly HashSet<string> _taken;

    internal LocalNames(SharedTypeModel type, MemberModel member)
    {
        _taken = new(member.Parameters.Where(static p => !p.IsToken).SelectMany(static p => new[] { p.Name, p.PropertyName }), StringComparer.Ordinal);
        _taken.UnionWith(type.TypeParameters.Concat(member.TypeParameters).Select(static p => p.Name.TrimStart('@')));
        Shared = Pick("shared", "sharedRef");
        CancellationToken = Pick("cancellationToken", "callCancellationToken");
        Resource = Pick("resource", "target");
        Args = Pick("args", "arguments");
        Token = Pick("token", "callToken");
        Result = Pick("result", "callResult");
        Handler = Pick("handler", "eventHandler");
    }

    internal string Shared { get; }

    internal string CancellationToken { get; }

    internal string Resource { get; }

    internal string Args { get; }

    /// <summary>Within a lambda: the outer one would be captured.</summary>
    internal string Token { get; }

    internal string Result { get; }

    internal string Handler { get; }

    internal string Pick(string name, string otherwise) =>
        _taken.Add(name) ? name : Identifiers.Take(_taken, otherwise);
}
