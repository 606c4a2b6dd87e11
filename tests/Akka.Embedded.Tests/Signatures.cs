using System.Diagnostics.CodeAnalysis;

namespace Akka.Embedded.Tests;

/// <summary>Akka.NET's signatures, as read from the signature files.</summary>
internal sealed class Signatures
{
    private readonly Dictionary<string, (string Kind, string[] Bases)> _types = [];
    private readonly HashSet<string> _members = [];
    private readonly Dictionary<string, List<string>> _membersByName = [];

    public static Signatures Read(params string[] resources)
    {
        var signatures = new Signatures();
        foreach (var resource in resources)
        {
            using var stream = typeof(Signatures).Assembly.GetManifestResourceStream(resource)
                ?? throw new FileNotFoundException($"The signature file {resource} is not embedded.");
            using var reader = new StreamReader(stream);
            while (reader.ReadLine() is { } line)
                signatures.Add(line);
        }

        return signatures;
    }

    public bool HasType(string name) => _types.ContainsKey(name);

    public bool HasMember(string signature) => _members.Contains(signature);

    public bool TryGetType(string name, [MaybeNullWhen(false)] out (string Kind, string[] Bases) type) =>
        _types.TryGetValue(name, out type);

    public string[] MembersNamed(string signature) =>
        _membersByName.TryGetValue(NameIn(signature), out var members) ? [.. members] : [];

    /// <summary>What the type derives from, directly or not, as far as the files know.</summary>
    public HashSet<string> AncestorsOf(string name)
    {
        var ancestors = new HashSet<string>();
        var pending = new Queue<string>([name]);
        while (pending.TryDequeue(out var next))
        {
            foreach (var ancestor in _types.TryGetValue(next, out var type) ? type.Bases : [])
            {
                if (ancestors.Add(ancestor))
                    pending.Enqueue(ancestor);
            }
        }

        return ancestors;
    }

    private void Add(string line)
    {
        if (line.StartsWith("type ", StringComparison.Ordinal))
        {
            var (head, bases) = Cut(line["type ".Length..], " : ");
            var name = head.LastIndexOf(' ');
            _types.Add(head[(name + 1)..], (head[..name], SplitBases(bases)));
        }
        else if (line.Length > 0 && _members.Add(line))
        {
            if (!_membersByName.TryGetValue(NameIn(line), out var members))
                _membersByName.Add(NameIn(line), members = []);
            members.Add(line);
        }
    }

    // "A.B::static Name<T>(int x) : R" is known as "A.B::Name"
    private static string NameIn(string signature)
    {
        var (owner, rest) = Cut(signature, "::");
        rest = rest.StartsWith("static ", StringComparison.Ordinal) ? rest["static ".Length..] : rest;
        var end = rest.IndexOfAny(['<', '(', '{', ' ']);
        return $"{owner}::{(end < 0 ? rest : rest[..end])}";
    }

    private static (string Head, string Tail) Cut(string text, string separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, "") : (text[..at], text[(at + separator.Length)..]);
    }

    // Bases stand apart by ", ", the arguments of a generic type by "," alone.
    private static string[] SplitBases(string bases) => bases.Split(", ", StringSplitOptions.RemoveEmptyEntries);
}
