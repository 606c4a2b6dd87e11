using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Which tasks were awaited on every way to a place. Ways through exceptions count as having awaited nothing.</summary>
internal sealed class AwaitedBefore(ControlFlowGraph graph, KeptTasks tasks)
{
    private static readonly ImmutableHashSet<ISymbol> Nothing = ImmutableHashSet.Create<ISymbol>(SymbolEqualityComparer.Default);

    private readonly ImmutableHashSet<ISymbol>?[] _after = new ImmutableHashSet<ISymbol>?[graph.Blocks.Length];

    internal IReadOnlyList<ILocalReferenceOperation> Run()
    {
        // Null stands for a block that was not reached yet. Sets only shrink, so this ends.
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var block in graph.Blocks)
            {
                if (block.IsReachable && Before(block) is { } before)
                {
                    var after = Through(block, before, found: null);
                    if (_after[block.Ordinal] is not { } known || !known.SetEquals(after))
                    {
                        _after[block.Ordinal] = after;
                        changed = true;
                    }
                }
            }
        }

        var found = new List<ILocalReferenceOperation>();
        foreach (var block in graph.Blocks)
        {
            if (block.IsReachable && Before(block) is { } before)
            {
                Through(block, before, found);
            }
        }

        return found;
    }

    private ImmutableHashSet<ISymbol>? Before(BasicBlock block)
    {
        if (block.Predecessors.IsEmpty)
        {
            return Nothing;
        }

        ImmutableHashSet<ISymbol>? before = null;
        foreach (var branch in block.Predecessors)
        {
            // A finally region that the branch passes may end in between, and it is left out of what is known.
            if (_after[branch.Source.Ordinal] is { } after)
            {
                before = before is null ? after : before.Intersect(after);
            }
        }

        return before;
    }

    private ImmutableHashSet<ISymbol> Through(BasicBlock block, ImmutableHashSet<ISymbol> awaited, List<ILocalReferenceOperation>? found)
    {
        foreach (var operation in block.Operations)
        {
            awaited = Through(operation, awaited, found);
        }

        return block.BranchValue is { } value ? Through(value, awaited, found, returns: block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return) : awaited;
    }

    private ImmutableHashSet<ISymbol> Through(
        IOperation operation, ImmutableHashSet<ISymbol> awaited, List<ILocalReferenceOperation>? found, bool returns = false)
    {
        if (operation is IFlowAnonymousFunctionOperation)
        {
            return awaited;
        }

        foreach (var child in operation.ChildOperations)
        {
            awaited = Through(child, awaited, found);
        }

        switch (operation)
        {
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target }:
                return awaited.Remove(target.Local);
            case ILocalReferenceOperation local when tasks.Contains(local.Local) && (returns || KeptTasks.Takes(local)):
                if (awaited.Contains(local.Local))
                {
                    found?.Add(local);
                }

                return awaited.Add(local.Local);
            default:
                return awaited;
        }
    }
}
