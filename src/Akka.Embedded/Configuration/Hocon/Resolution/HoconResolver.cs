using System.Runtime.CompilerServices;

namespace Akka.Configuration.Hocon;

/// <summary>
/// Turns a syntax tree into values. A field's values are looked at only when needed, so that any part of the text may
/// refer to any other; what is being resolved sees only what was assigned before it. Each step either lowers the
/// number of values that a field shows or marks a substitution, so that a cycle ends, and ends as an error.
/// </summary>
internal sealed partial class HoconResolver(ObjectNode root, HoconSource source)
{
    private const int MaxSteps = 5_000_000;

    private int _steps;
    private long _produced;

    public HoconValue Resolve() => Resolve(root);

    private HoconValue Resolve(ObjectNode node)
    {
        var fields = new Dictionary<string, HoconValue>(node.Fields.Count);
        foreach (var (key, field) in node.Fields)
        {
            if (Resolve(field, field.Values.Count) is { } value)
                fields.Add(key, value);
        }

        return Bounded(new HoconValue(new HoconObject(fields)));
    }

    /// <summary>The outcome of a field's first values; null when nothing is left of them.</summary>
    private HoconValue? Resolve(FieldNode field, int count)
    {
        if (count == 0)
            return null;
        if (field.Values[count - 1] is LiteralNode literal)
            return literal.Value;

        var outcomes = field.Outcomes;
        if (outcomes is not null && outcomes[count].IsKnown)
            return outcomes[count].Value;

        var before = field.InProgress;
        field.InProgress = count - 1;
        HoconValue? value;
        try
        {
            value = Resolve(field.Values[count - 1]);
            if (value is null)
                value = Resolve(field, count - 1);
            else if (value.IsObject() && Resolve(field, count - 1) is { } earlier)
                value = Bounded(value.MergedOver(earlier));
        }
        finally
        {
            field.InProgress = before;
        }

        field.Outcomes ??= new (bool, HoconValue?)[field.Values.Count + 1];
        field.Outcomes[count] = (true, value);
        return value;
    }

    private HoconValue? Resolve(HoconNode node)
    {
        CountStep();
        return node switch
        {
            LiteralNode literal => literal.Value,
            ResolvedNode resolved => resolved.Value,
            ObjectNode fields => Resolve(fields),
            ListNode list => Resolve(list),
            SubstitutionNode substitution => Resolve(substitution),
            ConcatenationNode concatenation => Resolve(concatenation),
            _ => throw new InvalidOperationException($"There is no such value: {node.GetType()}."),
        };
    }

    private HoconValue Resolve(ListNode node)
    {
        var items = new List<HoconValue>(node.Items.Count);
        foreach (var item in node.Items)
        {
            if (Resolve(item) is { } value)
                items.Add(value);
        }

        return Bounded(new HoconValue(items.ToArray()));
    }

    private void CountStep()
    {
        if (++_steps > MaxSteps || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw source.Fault("The substitutions of this text are too many, or too deep, to be resolved.", 0);
    }

    private HoconValue Bounded(HoconValue value) => value.Extent.IsTooLarge ? throw TooLarge() : value;

    // Counted before the parts are copied: texts and lists are, objects only refer to each other.
    private void Produce(List<HoconValue> parts)
    {
        foreach (var part in parts)
            _produced += part.Extent.Size;
        if (_produced > HoconExtent.MaxSize)
            throw TooLarge();
    }

    private ConfigurationException TooLarge() => source.Fault(
        $"Its substitutions make this text too large: more than {HoconExtent.MaxSize} values or {HoconExtent.MaxDepth} levels.", 0);
}
