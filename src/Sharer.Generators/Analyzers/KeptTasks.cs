using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>The locals of a method that hold the ValueTask of a call, and of which every use is understood.</summary>
internal sealed class KeptTasks
{
    private readonly HashSet<ISymbol> _locals = new(SymbolEqualityComparer.Default);
    private readonly List<ILocalReferenceOperation> _uses = [];
    private readonly Dictionary<ISymbol, List<IOperation>> _assignments = new(SymbolEqualityComparer.Default);

    internal KeptTasks(IOperation body, SharerTypes types)
    {
        foreach (var operation in body.Descendants())
        {
            if (operation is IVariableDeclaratorOperation declarator && types.IsValueTask(declarator.Symbol.Type))
            {
                Assign(declarator.Symbol, declarator, declarator.GetVariableInitializer()?.Value, types);
            }
            else if (operation is ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment && types.IsValueTask(local.Type))
            {
                Assign(local.Local, assignment, assignment.Value, types);
            }
        }

        if (Any)
        {
            Sort(body);
        }
    }

    internal bool Any => _locals.Count > 0;

    internal bool Contains(ILocalSymbol local) => _locals.Contains(local);

    /// <summary>Whether this use takes the task's one outcome. To ask whether it is there, or to be told when, does not.</summary>
    internal static bool Takes(IOperation use)
    {
        use = Outer(use);
        return use.Parent switch
        {
            IAwaitOperation or IReturnOperation => true,
            IPropertyReferenceOperation property => property.Property.Name == "Result",
            IInvocationOperation invocation when ReferenceEquals(invocation.Instance, use) => invocation.TargetMethod.Name switch
            {
                "AsTask" or "Preserve" => true,
                "ConfigureAwait" => Takes(invocation),
                "GetAwaiter" => invocation.Parent is IInvocationOperation { TargetMethod.Name: "GetResult" },
                _ => false,
            },
            _ => false,
        };
    }

    /// <summary>Uses that come again in each round of a loop which the task was made before.</summary>
    internal IEnumerable<ILocalReferenceOperation> InLoops()
    {
        foreach (var use in _uses.Where(each => _locals.Contains(each.Local)))
        {
            if (Loop(use) is { } loop && !_assignments[use.Local].Any(assignment => loop.Syntax.Span.Contains(assignment.Syntax.Span)))
            {
                yield return use;
            }
        }
    }

    private static IOperation Outer(IOperation use)
    {
        while (use.Parent is IConversionOperation)
        {
            use = use.Parent;
        }

        return use;
    }

    // Only where nothing decides whether the use is reached, and nothing leaves the loop.
    private static ILoopOperation? Loop(IOperation use)
    {
        IOperation child = use;
        for (var parent = use.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case ILoopOperation loop:
                    return ReferenceEquals(loop.Body, child)
                        && loop is not IWhileLoopOperation { Condition.ConstantValue: { HasValue: true, Value: false } }
                        && !loop.Body.Descendants().Any(static each =>
                        each is IBranchOperation or IReturnOperation { Kind: OperationKind.Return } or IThrowOperation)
                            ? loop
                            : null;
                case IConditionalOperation conditional when !ReferenceEquals(conditional.Condition, child):
                case ISwitchOperation or ISwitchExpressionOperation or ICatchClauseOperation or IAnonymousFunctionOperation or ILocalFunctionOperation or ICoalesceOperation
                    or IConditionalAccessOperation or IBinaryOperation:
                    return null;
            }
        }

        return null;
    }

    private void Assign(ILocalSymbol local, IOperation assignment, IOperation? value, SharerTypes types)
    {
        if (!_assignments.TryGetValue(local, out var assignments))
        {
            _assignments.Add(local, assignments = []);
        }

        assignments.Add(assignment);
        if (ResourceFlow.Peeled(value) is IInvocationOperation call && call.IsFacadeCall(types))
        {
            _locals.Add(local);
        }
    }

    private void Sort(IOperation body)
    {
        foreach (var use in body.Descendants().OfType<ILocalReferenceOperation>())
        {
            if (!_locals.Contains(use.Local) || use.Parent is ISimpleAssignmentOperation assignment && ReferenceEquals(assignment.Target, use))
            {
                continue;
            }

            if (!Same(Owner(use), Owner(_assignments[use.Local][0])))
            {
                _locals.Remove(use.Local);
            }
            else if (Takes(use))
            {
                _uses.Add(use);
            }
            else if (Outer(use).Parent is not (IPropertyReferenceOperation or IInvocationOperation))
            {
                _locals.Remove(use.Local);
            }
        }
    }

    // The function that an operation is in: a use in another one comes at a time of its own.
    private static ISymbol? Owner(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation local:
                    return local.Symbol;
            }
        }

        return operation.SemanticModel?.Compilation.Assembly;
    }
}
