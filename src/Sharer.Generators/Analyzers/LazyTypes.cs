using Microsoft.CodeAnalysis;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>What the type of a result says about whether it has been worked out.</summary>
internal sealed class LazyTypes(Func<string, INamedTypeSymbol?> find)
{
    private readonly INamedTypeSymbol? _queryable = find("System.Linq.IQueryable");
    private readonly INamedTypeSymbol? _parallelQuery = find("System.Linq.ParallelQuery");
    private readonly INamedTypeSymbol? _ordered = find("System.Linq.IOrderedEnumerable`1");
    private readonly INamedTypeSymbol? _dataReader = find("System.Data.IDataReader");
    private readonly INamedTypeSymbol? _enumerator = find("System.Collections.IEnumerator");
    private readonly INamedTypeSymbol? _asyncEnumerator = find("System.Collections.Generic.IAsyncEnumerator`1");
    private readonly INamedTypeSymbol? _asyncEnumerable = find("System.Collections.Generic.IAsyncEnumerable`1");
    private readonly INamedTypeSymbol? _memory = find("System.Memory`1");
    private readonly INamedTypeSymbol? _readOnlyMemory = find("System.ReadOnlyMemory`1");

    // The first four read from something else; the last two are of that family, yet hold what they give.
    private readonly INamedTypeSymbol?[] _readers =
        [find("System.IO.TextReader"), find("System.IO.BinaryReader"), find("System.IO.Stream"), find("System.Xml.XmlReader")];

    private readonly INamedTypeSymbol?[] _selfContained = [find("System.IO.StringReader"), find("System.IO.MemoryStream")];

    /// <summary>What a value of this type always is that may not leave its turn (C20), or null.</summary>
    internal Escaping? Always(ITypeSymbol type)
    {
        if (type.TypeKind is TypeKind.Error or TypeKind.Dynamic or TypeKind.Array)
        {
            return null;
        }

        if (Is(type, _dataReader))
        {
            return Escaping.Reader;
        }

        if (Is(type, _queryable) || Derives(type, _parallelQuery))
        {
            return Escaping.Query;
        }

        if (Is(type, _enumerator) || Is(type, _ordered))
        {
            return Escaping.Sequence;
        }

        return Is(type, _asyncEnumerator) ? Escaping.AsyncSequence : null;
    }

    /// <summary>What a value of this type has to be taken for if it comes from the resource, or null.</summary>
    internal Escaping? Declared(ITypeSymbol type)
    {
        if (IsSequence(type))
        {
            return Escaping.Sequence;
        }

        if (Same(type.OriginalDefinition, _asyncEnumerable))
        {
            return Escaping.AsyncSequence;
        }

        return _readers.Any(reader => Derives(type, reader)) && !_selfContained.Any(kept => Derives(type, kept)) ? Escaping.Reader : null;
    }

    /// <summary>Whether it is declared as a sequence and no more, and so may or may not have been worked out.</summary>
    internal static bool IsSequence(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_Collections_IEnumerable
        || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T;

    internal bool IsMemory(ITypeSymbol type) =>
        Same(type.OriginalDefinition, _memory) || Same(type.OriginalDefinition, _readOnlyMemory);

    internal bool IsAsyncStream(ITypeSymbol type) => Is(type, _asyncEnumerable) || Is(type, _asyncEnumerator);

    private static bool Is(ITypeSymbol type, INamedTypeSymbol? face) =>
        face is not null && (Same(type.OriginalDefinition, face) || type.AllInterfaces.Any(each => Same(each.OriginalDefinition, face)));

    private static bool Derives(ITypeSymbol type, INamedTypeSymbol? ancestor)
    {
        for (ITypeSymbol? each = type; ancestor is not null && each is not null; each = each.BaseType)
        {
            if (Same(each.OriginalDefinition, ancestor))
            {
                return true;
            }
        }

        return false;
    }
}
