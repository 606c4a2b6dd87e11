using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>A member on its way to its model: what is known of it by itself, and then what comes of its neighbours.</summary>
internal sealed class MemberDraft(Candidate candidate, MemberKind kind)
{
    internal Candidate Candidate { get; } = candidate;

    internal MemberKind Kind { get; } = kind;

    /// <summary>Its place among all.</summary>
    internal int Order { get; set; }

    internal string MemberName { get; set; } = "";

    internal string Identifier { get; set; } = "";

    internal string? Cast { get; set; }

    internal string FacadeName { get; set; } = "";

    internal bool IsRead { get; set; }

    internal bool IsBatch { get; set; }

    internal bool IsPublic { get; set; }

    internal string DocumentationId { get; set; } = "";

    internal EquatableArray<TypeParameterModel> TypeParameters { get; set; }

    internal List<ParameterModel> Parameters { get; set; } = [];

    internal List<ArgumentKey> Keys { get; } = [];

    internal ResultModel Result { get; set; } = null!;

    internal EventModel? Event { get; set; }

    internal EquatableArray<string> Attributes { get; set; }

    internal EquatableArray<string> RecordAttributes { get; set; }

    // What its neighbours decide.
    internal bool HasPlainForm { get; set; } = true;

    internal bool HasTokenForm { get; set; }

    internal int Priority { get; set; }

    internal string Field { get; set; } = "";

    internal string? RecordName { get; set; }

    internal bool TakesToken => Parameters.Any(static p => p.IsToken);

    internal bool IsTask => Result.Task != TaskKind.None;

    internal int OutCount => Parameters.Count(static p => p.Passing is Passing.Out or Passing.Ref);

    internal IEnumerable<ParameterModel> Arguments => Parameters.Where(static p => !p.IsToken && p.Passing != Passing.Out);

    internal bool HasParams => Arguments.LastOrDefault() is { IsParams: true };

    internal MemberModel ToModel() => new(
        Kind, Identifier, Cast, FacadeName, Field, RecordName, DocumentationId, IsPublic, Priority, HasPlainForm, HasTokenForm,
        TypeParameters, new(Parameters), Result, Event, Attributes, RecordAttributes);
}
