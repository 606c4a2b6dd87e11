namespace Akka.Configuration.Hocon;

/// <summary>A value as it was written, before its substitutions are resolved.</summary>
internal abstract class HoconNode
{
    /// <summary>A copy for the text that includes this one at <paramref name="scope"/>.</summary>
    public abstract HoconNode Relocate(string[] scope);
}

/// <summary>A text or null.</summary>
internal sealed class LiteralNode(HoconValue value, bool isBlank = false) : HoconNode
{
    public HoconValue Value { get; } = value;

    /// <summary>White space between two values, which is part of a text but not of a list or an object.</summary>
    public bool IsBlank { get; } = isBlank;

    public override HoconNode Relocate(string[] scope) => this;
}

/// <summary>A value that is resolved already: one that an include callback made by itself.</summary>
internal sealed class ResolvedNode(HoconValue value) : HoconNode
{
    public HoconValue Value { get; } = value;

    public override HoconNode Relocate(string[] scope) => this;
}

/// <summary><c>[ … ]</c></summary>
internal sealed class ListNode(List<HoconNode> items) : HoconNode
{
    public List<HoconNode> Items { get; } = items;

    public override HoconNode Relocate(string[] scope) => new ListNode(Items.ConvertAll(item => item.Relocate(scope)));
}

/// <summary>Values side by side, which make one text, one list or one object.</summary>
internal sealed class ConcatenationNode(List<HoconNode> parts, HoconSource source, int position) : HoconNode
{
    public List<HoconNode> Parts { get; } = parts;

    public HoconSource Source { get; } = source;

    public int Position { get; } = position;

    public override HoconNode Relocate(string[] scope) =>
        new ConcatenationNode(Parts.ConvertAll(part => part.Relocate(scope)), Source, Position);
}

/// <summary><c>${path}</c> or <c>${?path}</c></summary>
internal sealed class SubstitutionNode(string[][] paths, bool isOptional, HoconSource source, int position) : HoconNode
{
    /// <summary>Where to look, in this order: in an included text first below the place of the include.</summary>
    public string[][] Paths { get; } = paths;

    public bool IsOptional { get; } = isOptional;

    public HoconSource Source { get; } = source;

    public int Position { get; } = position;

    public string Name => string.Join('.', Paths[^1]);

    // Set while it is being resolved: reached once more on the way, it stands for nothing.
    public bool IsInProgress { get; set; }

    public override HoconNode Relocate(string[] scope) => scope.Length == 0
        ? new SubstitutionNode(Paths, IsOptional, Source, Position)
        : new SubstitutionNode(
            [.. Paths.Select(path => (string[])[.. scope, .. path]), Paths[^1]], IsOptional, Source, Position);
}
