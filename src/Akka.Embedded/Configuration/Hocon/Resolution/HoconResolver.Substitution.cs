namespace Akka.Configuration.Hocon;

internal sealed partial class HoconResolver
{
    private HoconValue? Resolve(SubstitutionNode node)
    {
        if (node.IsInProgress)
            return null;
        node.IsInProgress = true;
        try
        {
            foreach (var path in node.Paths)
            {
                if (Find(root, path, 0) is { } value)
                    return value;
            }
        }
        finally
        {
            node.IsInProgress = false;
        }

        if (Environment.GetEnvironmentVariable(node.Name) is { } variable)
            return new HoconValue(variable);
        return node.IsOptional
            ? null
            : throw node.Source.Fault(
                $"${{{node.Name}}} refers to nothing: there is no such key before it, it leads back to itself, or it is no " +
                $"environment variable; ${{?{node.Name}}} would allow that.", node.Position);
    }

    private HoconValue? Find(ObjectNode node, string[] path, int index)
    {
        if (!node.Fields.TryGetValue(path[index], out var field))
            return null;
        if (index == path.Length - 1)
            return Resolve(field, field.InProgress >= 0 ? field.InProgress : field.Values.Count);
        return Find(field, field.Values.Count, path, index + 1);
    }

    // The last assigned object that has the path wins; objects found below it are merged under it.
    private HoconValue? Find(FieldNode field, int count, string[] path, int index)
    {
        CountStep();
        for (var i = count - 1; i >= 0; i--)
        {
            var found = FindWithin(field.Values[i], path, index, out var hides);
            if (found is null && !hides)
                continue;
            return found is not null && found.IsObject() && i > 0 && Find(field, i, path, index) is { } under
                ? Bounded(found.MergedOver(under))
                : found;
        }

        return null;
    }

    private HoconValue? FindWithin(HoconNode node, string[] path, int index, out bool hides)
    {
        hides = false;
        switch (node)
        {
            case ObjectNode fields:
                return Find(fields, path, index);
            case ConcatenationNode concatenation:
                HoconValue? found = null;
                for (var i = concatenation.Parts.Count - 1; i >= 0; i--)
                {
                    var part = FindWithin(concatenation.Parts[i], path, index, out _);
                    found = found is null ? part : part is null ? found : Bounded(found.MergedOver(part));
                    if (found is not null && !found.IsObject())
                        break;
                }

                return found;
            case LiteralNode { IsBlank: true }:
                return null;
            default:
                var value = Resolve(node);
                hides = value is not null && !value.IsObject();
                for (var i = index; i < path.Length && value is not null; i++)
                    value = value.GetChildObject(path[i]);
                return value;
        }
    }
}
