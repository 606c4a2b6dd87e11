namespace Sharer.Generators.Models;

/// <summary>A parameter of a shared member.</summary>
/// <param name="Name">Not escaped.</param>
/// <param name="Type">As the facade writes it: an array for a span with <c>params</c>.</param>
/// <param name="OutType">What comes out of <c>ref</c> and <c>out</c>: nullable where an attribute says so.</param>
/// <param name="StaticOutType">The same with <c>object</c> for <c>dynamic</c>.</param>
/// <param name="Nullability">Of the type.</param>
/// <param name="Passing">How the member takes it.</param>
/// <param name="IsToken">Whether it is a cancellation token, which the facade has at its end.</param>
/// <param name="IsParams">Whether it is declared <c>params</c>.</param>
/// <param name="IsDynamic">Whether it must be cast, lest the call is bound at run time.</param>
/// <param name="Default">What stands after <c>=</c>; <see langword="null"/> where there is no default, or only attributes can tell it.</param>
/// <param name="DefaultAttributes">The same told by attributes; <see langword="null"/> where there is no default.</param>
/// <param name="Attributes">Carried over.</param>
/// <param name="CallerAttributes">Carried over together with the default.</param>
/// <param name="PropertyName">The property of the message.</param>
/// <param name="ResultName">The part of the tuple that the facade returns.</param>
internal sealed record ParameterModel(
    string Name,
    string Type,
    string OutType,
    string StaticOutType,
    Nullability Nullability,
    Passing Passing,
    bool IsToken,
    bool IsParams,
    bool IsDynamic,
    string? Default,
    string? DefaultAttributes,
    EquatableArray<string> Attributes,
    EquatableArray<string> CallerAttributes,
    string PropertyName = "",
    string ResultName = "")
{
    internal bool HasDefault => DefaultAttributes is not null;
}
