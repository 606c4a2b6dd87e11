using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Analyzers;

/// <summary>The types of a compilation that the rules about calls ask for.</summary>
internal sealed class SharerTypes
{
    private SharerTypes(Compilation compilation, INamedTypeSymbol sharedRef)
    {
        INamedTypeSymbol? Find(string name) => compilation.GetTypesByMetadataName(name).FirstOrDefault();

        SharedRef = sharedRef;
        ValueCall = Find("Sharer.SharedCall`2");
        VoidCall = Find("Sharer.SharedCall`1");
        ShareAttribute = Find("Sharer.ShareAttribute");
        ActorBase = Find("Akka.Actor.ActorBase");
        Task = Find("System.Threading.Tasks.Task");
        TaskOf = Find("System.Threading.Tasks.Task`1");
        ValueTask = Find("System.Threading.Tasks.ValueTask");
        ValueTaskOf = Find("System.Threading.Tasks.ValueTask`1");
        CancellationToken = Find("System.Threading.CancellationToken");
        Lazy = Find("System.Lazy`1");
        Lazies = new LazyTypes(Find);
    }

    internal INamedTypeSymbol SharedRef { get; }

    internal INamedTypeSymbol? ValueCall { get; }

    internal INamedTypeSymbol? VoidCall { get; }

    internal INamedTypeSymbol? ShareAttribute { get; }

    internal INamedTypeSymbol? ActorBase { get; }

    internal INamedTypeSymbol? Task { get; }

    internal INamedTypeSymbol? TaskOf { get; }

    internal INamedTypeSymbol? ValueTask { get; }

    internal INamedTypeSymbol? ValueTaskOf { get; }

    internal INamedTypeSymbol? CancellationToken { get; }

    internal INamedTypeSymbol? Lazy { get; }

    internal LazyTypes Lazies { get; }

    /// <summary>Null where the library is not referenced, so that nothing is looked at.</summary>
    internal static SharerTypes? In(Compilation compilation) =>
        compilation.GetTypesByMetadataName("Sharer.SharedRef`1").FirstOrDefault() is { } sharedRef ? new(compilation, sharedRef) : null;

    internal static bool Same(ISymbol? one, ISymbol? other) => one is not null && SymbolEqualityComparer.Default.Equals(one, other);

    internal bool IsSharedRef(ITypeSymbol? type) => Same(type?.OriginalDefinition, SharedRef);

    internal bool IsValueTask(ITypeSymbol? type) =>
        Same(type, ValueTask) || Same(type?.OriginalDefinition, ValueTaskOf);

    internal bool IsTask(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Same(type, Task))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The result of a task type, null for other types and for tasks that have none.</summary>
    internal ITypeSymbol? ResultOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments.Length: 1 } named
        && (Same(named.OriginalDefinition, ValueTaskOf) || Same(named.OriginalDefinition, TaskOf))
            ? named.TypeArguments[0]
            : null;

    /// <summary>Whether a call that returns this would go on after its turn: a task or an asynchronous stream.</summary>
    internal bool IsAsynchronous(ITypeSymbol? type) =>
        IsTask(type) || IsValueTask(type) || (type is not null && Lazies.IsAsyncStream(type));
}
