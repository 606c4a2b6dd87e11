namespace Sharer.Generators.Models;

/// <summary>One member with its facade and its message.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Identifier">The member as it is written in a call, escaped; nothing for indexers.</param>
/// <param name="Cast">The type through which it is reached, where the shared type itself does not lead to it.</param>
/// <param name="FacadeName">The name of the facade's method.</param>
/// <param name="Field">The field that describes it.</param>
/// <param name="RecordName">The name of its message; <see langword="null"/> for events.</param>
/// <param name="DocumentationId">Where its documentation is.</param>
/// <param name="IsPublic">Whether its facade may be public.</param>
/// <param name="Priority">Of its facade in overload resolution; 0 or less.</param>
/// <param name="HasPlainForm">Whether it has the first of two facades: the only one, or with <c>params</c> the one without a token.</param>
/// <param name="HasTokenForm">Whether it has the second: the one that follows <c>params</c> with a token.</param>
/// <param name="TypeParameters">A generic method's.</param>
/// <param name="Parameters">The member's, in its own order, tokens included; a setter's last one is the value.</param>
/// <param name="Result">What becomes of the result.</param>
/// <param name="Event">For an event: its handlers.</param>
/// <param name="Attributes">Carried over to the facade.</param>
/// <param name="RecordAttributes">Carried over to the message.</param>
internal sealed record MemberModel(
    MemberKind Kind,
    string Identifier,
    string? Cast,
    string FacadeName,
    string Field,
    string? RecordName,
    string DocumentationId,
    bool IsPublic,
    int Priority,
    bool HasPlainForm,
    bool HasTokenForm,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<ParameterModel> Parameters,
    ResultModel Result,
    EventModel? Event,
    EquatableArray<string> Attributes,
    EquatableArray<string> RecordAttributes)
{
    /// <summary>What a caller has to give: neither tokens nor what only comes out.</summary>
    internal IEnumerable<ParameterModel> Arguments => Parameters.Where(static p => !p.IsToken && p.Passing != Passing.Out);

    /// <summary>What comes out beside the result.</summary>
    internal IEnumerable<ParameterModel> Outs => Parameters.Where(static p => p.Passing is Passing.Out or Passing.Ref);

    internal bool TakesToken => Parameters.Any(static p => p.IsToken);

    internal bool HasParams => Arguments.LastOrDefault() is { IsParams: true };
}
