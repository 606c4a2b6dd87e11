using Microsoft.CodeAnalysis;
using Sharer.Generators.Parsing;

namespace Sharer.Generators.Analyzers;

/// <summary>Says in words why there is no facade.</summary>
internal static class Reasons
{
    internal static readonly SymbolDisplayFormat Format = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.ExpandNullable);

    internal static string Of(LeftOut leftOut) => leftOut.Reason switch
    {
        LeftOutReason.TypeCannotBeShared => "only a class with instances, or an interface, can be",
        LeftOutReason.TypeHasStaticAbstracts => "it has static abstract members, and C# allows no type argument that does",
        LeftOutReason.TypeNotAccessible => "its facade could not name it; make it internal or public, and what it is in, too",
        LeftOutReason.TypeIsObsolete or LeftOutReason.Obsolete => "it is obsolete, and using it is an error",
        LeftOutReason.NotAccessible => "its facade could not call it; make it internal or public, and the types in its signature, too",
        LeftOutReason.NeverShared => "it is static, or part of how the object begins and ends, which the resource's actor sees to",
        LeftOutReason.ResultEscapes => $"its result{About(leftOut)} would be used outside of its turn; return a list, or IEnumerable<T> to have it streamed",
        LeftOutReason.RefStruct => $"a ref struct{About(leftOut)} cannot wait for a turn; take an array or Memory<T>",
        LeftOutReason.Pointer => $"a pointer{About(leftOut)} cannot wait for a turn",
        LeftOutReason.RefReturn => "it returns by reference, which would be used outside of its turn",
        LeftOutReason.ArgList => "its arguments cannot wait for a turn",
        LeftOutReason.StreamWithOut => "a sequence and out or ref parameters cannot come back together; return a list",
        LeftOutReason.EventReturnsValue => "its handlers return a value, which nobody who enumerates it could give",
        LeftOutReason.Constraint => "a facade cannot have the constraints of its type parameters",
        LeftOutReason.SignatureTaken => $"'{leftOut.Other?.ToDisplayString(Format) ?? leftOut.Detail}' has the same facade; give either another one with [Share(Name = \"...\")]",
        LeftOutReason.HiddenBySharedRef => $"SharedRef<T>.{leftOut.Other?.Name ?? leftOut.Detail} would be called in its place",
        LeftOutReason.InterpolatedStringHandler => "an interpolated string handler cannot wait for a turn; take a string",
        LeftOutReason.StructEnumerator => "an enumerator would be used outside of its turn",
        LeftOutReason.AsyncVoid => "its turn ends at its first await (it is shared all the same)",
        LeftOutReason.BadName => $"'{leftOut.Detail}' is no name for it (it is shared under its natural one)",
        _ => "it has no facade",
    };

    /// <summary>Members with their reasons, those with the same reason together.</summary>
    internal static string List(IEnumerable<LeftOut> members) => string.Join(
        "; ", members.GroupBy(Of).Select(static group => $"{string.Join(", ", group.Select(static each => $"'{each.Symbol.ToDisplayString(Format)}'"))}: {group.Key}"));

    private static string About(LeftOut leftOut) => leftOut.Detail is { Length: > 0 } detail ? $" ({detail})" : "";
}
