namespace Sharer.Generators.Models;

/// <summary>All that the emitter knows of a shared type.</summary>
/// <param name="Namespace">Escaped; <see langword="null"/> for the global one.</param>
/// <param name="Name">What the names of facade and messages begin with: <c>Outer_Inner</c>, <c>Cache2</c>.</param>
/// <param name="HintName">Without its ending; unique but for case and for types whose names coincide.</param>
/// <param name="TypeName">The shared type as it is written in code, with its own type parameters.</param>
/// <param name="DocumentationId">The type, for references in documentation.</param>
/// <param name="IsPublic">Whether facade and messages may be public.</param>
/// <param name="IsFromAssembly">Whether an attribute on the assembly asks for it, to which one on the type is preferred.</param>
/// <param name="TypeParameters">The type's own, those of the types around it first.</param>
/// <param name="Attributes">Carried over to both classes.</param>
/// <param name="SuppressedIds">Diagnostics that what is in the signatures would raise.</param>
/// <param name="Fields">One for each member, or for several that are described alike.</param>
/// <param name="Members">What is shared.</param>
internal sealed record SharedTypeModel(
    string? Namespace,
    string Name,
    string HintName,
    string TypeName,
    string DocumentationId,
    bool IsPublic,
    bool IsFromAssembly,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<string> Attributes,
    EquatableArray<string> SuppressedIds,
    EquatableArray<FieldModel> Fields,
    EquatableArray<MemberModel> Members);
