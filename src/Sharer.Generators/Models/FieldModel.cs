namespace Sharer.Generators.Models;

/// <summary>The field that describes a member to the library.</summary>
/// <param name="Name">The field's own.</param>
/// <param name="MemberName">The member's, as metrics tell it.</param>
/// <param name="IsRead">Whether its calls only read.</param>
/// <param name="IsBatch">Whether its calls may share a transaction.</param>
internal sealed record FieldModel(string Name, string MemberName, bool IsRead, bool IsBatch);
