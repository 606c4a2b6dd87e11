namespace Sharer.Generators.Parsing;

/// <summary>Why a member cannot be shared.</summary>
/// <param name="reason">Why; <see langword="null"/> where the compiler has said it all.</param>
/// <param name="detail">The type that it is about.</param>
internal sealed class Refusal(LeftOutReason? reason, string? detail = null)
{
    internal LeftOutReason? Reason { get; } = reason;

    internal string? Detail { get; } = detail;

    /// <summary>Whether a type may stand in a signature; <see langword="null"/> if so.</summary>
    internal static Refusal? Of(TypeText type) => type.Traits switch
    {
        var t when (t & TypeTraits.Error) != 0 => new(null),
        var t when (t & TypeTraits.Pointer) != 0 => new(LeftOutReason.Pointer, type.Text),
        var t when (t & TypeTraits.RefStruct) != 0 => new(LeftOutReason.RefStruct, type.Text),
        var t when (t & TypeTraits.NoArgument) != 0 => new(LeftOutReason.Constraint, type.Text),
        var t when (t & TypeTraits.NotAccessible) != 0 => new(LeftOutReason.NotAccessible, type.Text),
        _ => null,
    };
}
