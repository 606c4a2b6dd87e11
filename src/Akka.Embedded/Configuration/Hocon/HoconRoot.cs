namespace Akka.Configuration.Hocon;

/// <summary>A parsed text: what an include callback hands back.</summary>
public class HoconRoot
{
    /// <summary>Wraps a value.</summary>
    public HoconRoot(HoconValue value) => Value = value;

    internal HoconRoot(HoconValue value, ObjectNode syntax)
        : this(value) => Syntax = syntax;

    /// <summary>The root value.</summary>
    public HoconValue Value { get; }

    // The text before its substitutions were resolved: where it is included, they look at the including text first.
    internal ObjectNode? Syntax { get; }
}
