namespace Sharer.Generators.Models;

/// <summary>How the member takes an argument.</summary>
internal enum Passing
{
    Value,
    In,
    RefReadOnly,
    Ref,
    Out,
}
