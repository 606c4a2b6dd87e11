namespace Sharer.Generators.Models;

/// <summary>What a member returns, and what the facade makes of it.</summary>
/// <param name="Kind">What the caller gets.</param>
/// <param name="Task">The task around it.</param>
/// <param name="Type">Of the value, or of a stream's items.</param>
/// <param name="StaticType">The same with <c>object</c> for <c>dynamic</c>, for the interface that a message implements.</param>
/// <param name="Nullability">Of the type.</param>
/// <param name="Sequence">What a stream is made from.</param>
/// <param name="IsCopied">Whether the value is a sequence of which a copy is returned.</param>
/// <param name="Attributes">Carried over to the return value.</param>
internal sealed record ResultModel(
    ResultKind Kind,
    TaskKind Task,
    string Type,
    string StaticType,
    Nullability Nullability,
    SequenceKind Sequence,
    bool IsCopied,
    EquatableArray<string> Attributes);
