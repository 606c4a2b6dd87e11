namespace Akka.Configuration.Hocon;

/// <summary><c>{ … }</c></summary>
internal sealed class ObjectNode : HoconNode
{
    public Dictionary<string, FieldNode> Fields { get; } = [];

    public FieldNode Field(string key)
    {
        if (!Fields.TryGetValue(key, out var field))
            Fields.Add(key, field = new FieldNode());
        return field;
    }

    public void Merge(ObjectNode other)
    {
        foreach (var (key, field) in other.Fields)
        {
            var own = Field(key);
            foreach (var value in field.Values)
                own.Assign(value);
        }
    }

    public override ObjectNode Relocate(string[] scope)
    {
        var copy = new ObjectNode();
        foreach (var (key, field) in Fields)
        {
            var relocated = copy.Field(key);
            foreach (var value in field.Values)
                relocated.Assign(value.Relocate(scope));
        }

        return copy;
    }
}

/// <summary>
/// A key with what was assigned to it, one after the other. All of it is kept that a later value may refer to or be
/// merged with: which of the two, only the resolved values tell.
/// </summary>
internal sealed class FieldNode
{
    private readonly List<HoconNode> _values = new(1);

    public IReadOnlyList<HoconNode> Values => _values;

    /// <summary>Index of the value that is being resolved; -1 for none. It sees only those before it.</summary>
    public int InProgress { get; set; } = -1;

    /// <summary>Outcome per number of values taken into account; null until the first is known.</summary>
    public (bool IsKnown, HoconValue? Value)[]? Outcomes { get; set; }

    public void Assign(HoconNode value)
    {
        if (value is LiteralNode)
            _values.Clear();
        else if (value is ObjectNode addition && _values.Count > 0 && _values[^1] is ObjectNode known)
        {
            known.Merge(addition);
            return;
        }

        _values.Add(value);
    }

    /// <summary>The object to put further keys into.</summary>
    public ObjectNode Open()
    {
        if (_values.Count > 0 && _values[^1] is ObjectNode known)
            return known;
        var opened = new ObjectNode();
        _values.Add(opened);
        return opened;
    }

    /// <summary><c>+=</c></summary>
    public void Append(HoconNode item, Func<ListNode, HoconNode> afterItself)
    {
        if (_values.Count > 0 && _values[^1] is ListNode list)
            list.Items.Add(item);
        else
            _values.Add(_values.Count == 0 ? new ListNode([item]) : afterItself(new ListNode([item])));
    }
}
