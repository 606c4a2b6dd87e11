namespace Sharer.Generators.Analyzers;

/// <summary>In which way a result is still tied to the resource.</summary>
internal enum Escaping
{
    TheResource,
    Sequence,
    AsyncSequence,
    Query,
    Reader,
    Memory,
    Closure,
}
