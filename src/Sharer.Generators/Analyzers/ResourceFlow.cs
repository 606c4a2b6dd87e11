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
    private readonly Dictionary<ISymbol, List<IOperation>> _values = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    internal ResourceFlow(Closure closure)
    {
        _closure = closure;
        foreach (var operation in closure.Lambda?.Body.Descendants() ?? [])
        {
            if (operation is IVariableDeclaratorOperation declarator && declarator.GetVariableInitializer()?.Value is { } initial)
            {
                Add(declarator.Symbol, initial);
            }
            else if (operation is IAssignmentOperation { Target: ILocalReferenceOperation local } assignment)
            {
                Add(local.Local, assignment.Value);
            }
        }
    }

    /// <summary>What is assigned to a local of the closure; nothing for one that gets its value in another way.</summary>
    internal IReadOnlyList<IOperation> ValuesOf(ILocalSymbol local) => _values.TryGetValue(local, out var values) ? values : [];

    internal bool IsResource(IOperation? operation)
    {
        switch (Peeled(operation))
        {
            case IParameterReferenceOperation parameter:
                return Same(parameter.Parameter, _closure.Resource);
            case ILocalReferenceOperation local:
                return AnyValue(local.Local, IsResource);
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
                return AnyValue(local.Local, IsRooted);
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
    internal bool UsedBy(ILocalSymbol local) => AnyValue(
        local, value => Peeled(value) is IDelegateCreationOperation creation ? Uses(creation) : Peeled(value) is ILocalReferenceOperation other && UsedBy(other.Local));

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

    private void Add(ISymbol local, IOperation value)
    {
        if (!_values.TryGetValue(local, out var values))
        {
            _values.Add(local, values = []);
        }

        values.Add(value);
    }

    // A local may be assigned from itself.
    private bool AnyValue(ILocalSymbol local, Func<IOperation, bool> holds)
    {
        if (!_values.TryGetValue(local, out var values) || !_open.Add(local))
        {
            return false;
        }

        try
        {
            return values.Any(holds);
        }
        finally
        {
            _open.Remove(local);
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
