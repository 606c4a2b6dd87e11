namespace Sharer.Generators.Models;

/// <summary>By which declared type a stream is given.</summary>
internal enum SequenceKind
{
    None,
    Enumerable,
    Enumerator,
    UntypedEnumerable,
    UntypedEnumerator,
    AsyncEnumerable,
    AsyncEnumerator,
}
