using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>Which expressions of a closure stand for the resource, and which come from it.</summary>
internal sealed class ResourceFlow
{
    // Names of methods that return an object of the resource's type that is not the resource.
    private static readonly string[] Makers = ["Clone", "Copy", "Create", "DeepC", "Fork", "Get", "New", "Open", "Snapshot", "To", "With"];

    private readonly Closure _closure;
    private readonly Dictionary<ISymbol, List<(IOperation Assignment, IOperation Value)>> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    internal ResourceFlow(Closure closure)
    {
        _closure = closure;
        foreach (var operation in closure.Lambda?.Body.Descendants() ?? [])
        {
            if (operation is IVariableDeclaratorOperation declarator && declarator.GetVariableInitializer()?.Value is { } initial)
            {
                Add(declarator.Symbol, declarator, initial);
            }
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation local } assignment)
            {
                Add(local.Local, assignment, assignment.Value);
            }
        }
    }

    /// <summary>What a local of the closure may hold where it is read: what was assigned last, and before that as far as a condition may have passed it by.</summary>
    /// <returns>Nothing for a local that gets its value in another way.</returns>
    internal IEnumerable<IOperation> ValuesOf(ILocalReferenceOperation use)
    {
        if (!_values.TryGetValue(use.Local, out var values))
        {
            yield break;
        }

        foreach (var (assignment, value) in values.Where(each => each.Assignment.Syntax.SpanStart < use.Syntax.SpanStart).Reverse())
        {
            yield return value;
            if (IsStatementAround(assignment, use))
            {
                yield break;
            }
        }
    }

    internal bool IsResource(IOperation? operation)
    {
        switch (Peeled(operation))
        {
            case IParameterReferenceOperation parameter:
                return Same(parameter.Parameter, _closure.Resource);
            case ILocalReferenceOperation local:
                return AnyValue(local, IsResource);
            case IConditionalOperation conditional:
                return IsResource(conditional.WhenTrue) || IsResource(conditional.WhenFalse);
            case ICoalesceOperation coalesce:
                return IsResource(coalesce.Value) || IsResource(coalesce.WhenNull);
            case ISwitchExpressionOperation choice:
                return choice.Arms.Any(arm => IsResource(arm.Value));
            case ISimpleAssignmentOperation assignment:
                return IsResource(assignment.Value);
            case IConditionalAccessOperation access:
                return IsResource(access.WhenNotNull);
            case IConditionalAccessInstanceOperation instance:
                return IsResource(Receiver(instance));
            case IInvocationOperation { Instance: { } receiver } invocation:
                return IsFluent(invocation.TargetMethod) && IsResource(receiver);
            default:
                return false;
        }
    }

    /// <summary>Whether an expression is the resource or is reached from it, member by member.</summary>
    internal bool IsRooted(IOperation? operation)
    {
        operation = Peeled(operation);
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return AnyValue(local, IsRooted);
            case IMemberReferenceOperation member:
                return IsRooted(member.Instance);
            case IInvocationOperation invocation:
                return IsRooted(invocation.Instance)
                    || (invocation.TargetMethod.IsExtensionMethod && invocation.Arguments.Any(first => first.Parameter?.Ordinal == 0 && IsRooted(first.Value)))
                    || invocation.Arguments.Any(argument => IsResource(argument.Value));
            case IArrayElementReferenceOperation element:
                return IsRooted(element.ArrayReference);
            case IConditionalAccessOperation access:
                return IsRooted(access.Operation);
            case IConditionalAccessInstanceOperation instance:
                return IsRooted(Receiver(instance));
            case IAwaitOperation awaited:
                return IsRooted(awaited.Operation);
            default:
                return IsResource(operation);
        }
    }

    /// <summary>Whether a lambda, a method of the resource or a local function would use the resource whenever it is called.</summary>
    internal bool Uses(IDelegateCreationOperation creation) => creation.Target switch
    {
        IAnonymousFunctionOperation lambda => UsesWithin(lambda.Body),
        IMethodReferenceOperation { Method.MethodKind: MethodKind.LocalFunction } reference => LocalFunction(reference.Method) is { } local && UsesWithin(local),
        IMethodReferenceOperation reference => IsResource(reference.Instance),
        _ => false,
    };

    /// <summary>Whether a local holds such a function.</summary>
    internal bool UsedBy(ILocalReferenceOperation local) => AnyValue(
        local, value => Peeled(value) is IDelegateCreationOperation creation ? Uses(creation) : Peeled(value) is ILocalReferenceOperation other && UsedBy(other));

    /// <summary>Whether a symbol is declared within the closure.</summary>
    internal bool IsInside(ISymbol symbol) => _closure.Lambda is { } lambda && symbol.DeclaringSyntaxReferences.Any(
        each => each.SyntaxTree == lambda.Syntax.SyntaxTree && lambda.Syntax.Span.Contains(each.Span));

    /// <summary>What <c>?.</c> stands behind.</summary>
    internal static IOperation? Receiver(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (var parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && ReferenceEquals(access.WhenNotNull, child))
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>An expression without the conversions that leave the object as it is.</summary>
    internal static IOperation? Peeled(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    // Whether the assignment stands by itself in a block around the use, so that the use comes after it in any case.
    private static bool IsStatementAround(IOperation assignment, IOperation use)
    {
        var statement = assignment.Parent;
        while (statement is IVariableDeclarationOperation or IVariableDeclarationGroupOperation or IExpressionStatementOperation or IUsingDeclarationOperation)
        {
            statement = statement.Parent;
        }

        if (statement is IBlockOperation block)
        {
            for (var around = use.Parent; around is not null; around = around.Parent)
            {
                if (ReferenceEquals(around, block) || around.Kind == OperationKind.Block && around.Syntax == block.Syntax)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(ISymbol local, IOperation assignment, IOperation value)
    {
        if (!_values.TryGetValue(local, out var values))
        {
            _values.Add(local, values = []);
        }

        values.Add((assignment, value));
    }

    // A local may be assigned from itself.
    private bool AnyValue(ILocalReferenceOperation local, Func<IOperation, bool> holds)
    {
        if (!_open.Add(local.Local))
        {
            return false;
        }

        try
        {
            return ValuesOf(local).Any(holds);
        }
        finally
        {
            _open.Remove(local.Local);
        }
    }

    private bool UsesWithin(IOperation body) => body.Descendants().Any(
        each => each is IParameterReferenceOperation or ILocalReferenceOperation && IsResource(each));

    private ILocalFunctionOperation? LocalFunction(IMethodSymbol method) => _closure.Lambda?.Body.Descendants()
        .OfType<ILocalFunctionOperation>().FirstOrDefault(each => Same(each.Symbol, method));

    // The source says whether a method returns its own object. Without source, a method that returns its own type is taken to.
    private bool IsFluent(IMethodSymbol method)
    {
        if (!Same(method.ReturnType, _closure.ResourceType))
        {
            return false;
        }

        var sources = method.DeclaringSyntaxReferences;
        if (sources.IsEmpty || method.IsAbstract)
        {
            return !Makers.Any(maker => method.Name.StartsWith(maker, StringComparison.Ordinal));
        }

        return sources.Any(source => source.GetSyntax().DescendantNodes().Any(
            node => node is ReturnStatementSyntax { Expression: ThisExpressionSyntax } or ArrowExpressionClauseSyntax { Expression: ThisExpressionSyntax }));
    }
}
