namespace Akka.Configuration.Hocon;

internal sealed partial class HoconResolver
{
    private HoconValue? Resolve(ConcatenationNode node)
    {
        var all = new List<HoconValue>(node.Parts.Count);
        var solid = new List<HoconValue>(node.Parts.Count);
        foreach (var part in node.Parts)
        {
            if (Resolve(part) is not { } value)
                continue;
            all.Add(value);
            if (part is not LiteralNode { IsBlank: true })
                solid.Add(value);
        }

        return solid switch
        {
            [] => null,
            [var first, ..] when first.IsArray() => Append(node, solid),
            [var first, ..] when first.IsObject() => Merge(node, solid),
            _ => Join(node, all),
        };
    }

    private HoconValue Join(ConcatenationNode node, List<HoconValue> parts)
    {
        foreach (var part in parts)
        {
            if (!part.IsString())
                throw Mixed(node);
        }

        Produce(parts);
        return new HoconValue(string.Concat(parts.Select(part => part.GetString() ?? "null")));
    }

    private HoconValue Append(ConcatenationNode node, List<HoconValue> lists)
    {
        Produce(lists);
        var items = new List<HoconValue>();
        foreach (var list in lists)
        {
            if (!list.IsArray())
                throw Mixed(node);
            items.AddRange(list.Items);
        }

        return Bounded(new HoconValue(items.ToArray()));
    }

    private HoconValue Merge(ConcatenationNode node, List<HoconValue> objects)
    {
        var merged = objects[0];
        foreach (var next in objects)
        {
            if (!next.IsObject())
                throw Mixed(node);
            merged = Bounded(next.MergedOver(merged));
        }

        return merged;
    }

    private static ConfigurationException Mixed(ConcatenationNode node) => node.Source.Fault(
        "Texts, lists and objects cannot be put side by side; a comma or the end of a line may be missing here.",
        node.Position);
}
