using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>Looks for parts of what a closure returns that are still tied to the resource.</summary>
internal sealed class EscapeWalk(Closure closure, SharerTypes types)
{
    private readonly ResourceFlow _flow = new(closure);
    private readonly List<(IOperation Part, Escaping Kind)> _found = [];
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    internal IReadOnlyList<(IOperation Part, Escaping Kind)> Run()
    {
        if (closure.Lambda is null)
        {
            if (types.ResultOf(closure.Method.ReturnType) is { } result && closure.HoldsTurn)
            {
                ByType(closure.Expression, result, isRooted: true);
            }
            else
            {
                ByType(closure.Expression, closure.Method.ReturnType, isRooted: true);
            }
        }

        foreach (var value in closure.Returned())
        {
            Look(value, value);
        }

        return _found;
    }

    // `place` is what is reported: the expression in the return, also where the reason stands at a local that it names.
    private void Look(IOperation value, IOperation place)
    {
        switch (value)
        {
            case IConversionOperation conversion:
                if (conversion.OperatorMethod is not null)
                {
                    Converted(conversion, place);
                }
                else if (conversion.Type is null || !Always(place == conversion ? Innermost(conversion) : place, conversion.Type, conversion.Operand))
                {
                    Look(conversion.Operand, place == conversion ? conversion.Operand : place);
                }

                break;
            case IConditionalOperation conditional:
                Inner(conditional.WhenTrue, conditional, place);
                Inner(conditional.WhenFalse, conditional, place);
                break;
            case ICoalesceOperation coalesce:
                Inner(coalesce.Value, coalesce, place);
                Inner(coalesce.WhenNull, coalesce, place);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Inner(arm.Value, choice, place);
                }

                break;
            case ISimpleAssignmentOperation assignment:
                Inner(assignment.Value, assignment, place);
                break;
            case ITupleOperation tuple:
                foreach (var element in tuple.Elements)
                {
                    Inner(element, tuple, place);
                }

                break;
            case IAnonymousObjectCreationOperation anonymous:
                foreach (var property in anonymous.Initializers.OfType<ISimpleAssignmentOperation>())
                {
                    Inner(property.Value, anonymous, place);
                }

                break;
            case IConditionalAccessOperation access:
                Look(access.WhenNotNull, place);
                break;
            case ILocalReferenceOperation local when _flow.IsInside(local.Local) && _flow.ValuesOf(local).Any():
                Follow(local, place);
                break;
            case IDelegateCreationOperation creation:
                if (_flow.Uses(creation))
                {
                    Found(place, Escaping.Closure);
                }

                break;
            case IInvocationOperation invocation:
                Invocation(invocation, place);
                break;
            case IObjectCreationOperation creation:
                Creation(creation, place);
                break;
            case IMemberReferenceOperation or IArrayElementReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation or IAwaitOperation:
                Plain(value, place);
                break;
        }
    }

    private void Inner(IOperation? part, IOperation whole, IOperation place)
    {
        if (part is not null)
        {
            Look(part, place == whole ? part : place);
        }
    }

    private void Follow(ILocalReferenceOperation local, IOperation place)
    {
        if (!_open.Add(local.Local))
        {
            return;
        }

        var before = _found.Count;
        foreach (var value in _flow.ValuesOf(local))
        {
            Look(value, place);
            if (_found.Count > before)
            {
                break;
            }
        }

        _open.Remove(local.Local);
    }

    private void Invocation(IInvocationOperation invocation, IOperation place)
    {
        var method = invocation.TargetMethod;
        if (closure.HoldsTurn && types.ResultOf(invocation.Type) is { } result)
        {
            if (method.Name == "FromResult" && invocation.Arguments.Length == 1)
            {
                Inner(invocation.Arguments[0].Value, invocation, place);
            }
            else
            {
                ByType(place, result, _flow.IsRooted(invocation));
            }

            return;
        }

        if (method.Name == "Create" && IsTuple(method.ContainingType))
        {
            foreach (var argument in invocation.Arguments)
            {
                Inner(argument.Value, invocation, place);
            }

            return;
        }

        if (IsOfLinq(method))
        {
            if (method.Name is "AsEnumerable" && invocation.Arguments.Length == 1)
            {
                Inner(invocation.Arguments[0].Value, invocation, place);
            }
            else if (method.Name is not "Empty")
            {
                ByType(place, method.ReturnType, isRooted: true);
            }

            return;
        }

        if (method.Name == "AsMemory" && invocation.Type is { } memory && types.Lazies.IsMemory(memory) && _flow.IsRooted(invocation) && !IsCalled(invocation))
        {
            Found(place, Escaping.Memory);
            return;
        }

        if (Plain(invocation, place) && IsIterator(method))
        {
            ByType(place, method.ReturnType, isRooted: true);
        }
    }

    // Memory over what a method returned is that method's own affair: it may have made it for this call.
    private static bool IsCalled(IInvocationOperation invocation) =>
        ResourceFlow.Peeled(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value) is IInvocationOperation or IAwaitOperation;

    private void Creation(IObjectCreationOperation creation, IOperation place)
    {
        if (creation.Type is null)
        {
            return;
        }

        if (IsTuple(creation.Type))
        {
            foreach (var argument in creation.Arguments)
            {
                Inner(argument.Value, creation, place);
            }
        }
        else if (types.ResultOf(creation.Type) is not null && creation.Arguments.Length == 1)
        {
            if (types.ResultOf(creation.Arguments[0].Value.Type) is { } result)
            {
                ByType(place, result, _flow.IsRooted(creation.Arguments[0].Value));
            }
            else
            {
                Inner(creation.Arguments[0].Value, creation, place);
            }
        }
        else if (Same(creation.Type.OriginalDefinition, types.Lazy))
        {
            foreach (var argument in creation.Arguments)
            {
                if (ResourceFlow.Peeled(argument.Value) is IDelegateCreationOperation made && _flow.Uses(made))
                {
                    Found(place, Escaping.Closure);
                }
            }
        }
        else if (types.Lazies.IsMemory(creation.Type))
        {
            if (creation.Arguments.Any(argument => _flow.IsRooted(argument.Value) && ResourceFlow.Peeled(argument.Value) is IMemberReferenceOperation))
            {
                Found(place, Escaping.Memory);
            }
        }
        else if (!Always(place, creation.Type, creation)
            && types.Lazies.Declared(creation.Type) == Escaping.Reader
            && creation.Arguments.Any(argument => argument.Value.Type is { } given && types.Lazies.Declared(given) == Escaping.Reader && _flow.IsRooted(argument.Value)))
        {
            Found(place, Escaping.Reader);
        }
    }

    // A conversion that makes something new; an array becomes a memory over it.
    private void Converted(IConversionOperation conversion, IOperation place)
    {
        if (conversion.Type is not { } type)
        {
            return;
        }

        if (types.Lazies.IsMemory(type))
        {
            if (_flow.IsRooted(conversion.Operand) && ResourceFlow.Peeled(conversion.Operand) is IMemberReferenceOperation)
            {
                Found(place == conversion ? conversion.Operand : place, Escaping.Memory);
            }
        }
        else
        {
            Always(place == conversion ? conversion.Operand : place, type, conversion);
        }
    }

    /// <summary>An expression that only its type and its origin tell about. True if nothing was found.</summary>
    private bool Plain(IOperation value, IOperation place)
    {
        if (_flow.IsResource(value))
        {
            Found(place, Escaping.TheResource);
            return false;
        }

        var type = closure.HoldsTurn ? types.ResultOf(value.Type) ?? value.Type : value.Type;
        if (type is null)
        {
            return true;
        }

        if (value is IMemberReferenceOperation && types.Lazies.IsMemory(type) && _flow.IsRooted(value))
        {
            Found(place, Escaping.Memory);
            return false;
        }

        var before = _found.Count;
        ByType(place, type, _flow.IsRooted(value));
        return _found.Count == before;
    }

    private void ByType(IOperation place, ITypeSymbol type, bool isRooted)
    {
        if (type is INamedTypeSymbol { IsTupleType: true } tuple)
        {
            foreach (var element in tuple.TupleElements)
            {
                ByType(place, element.Type, isRooted);
            }
        }
        else if (types.Lazies.Always(type) is { } always)
        {
            Found(place, always);
        }
        else if (isRooted && types.Lazies.Declared(type) is { } declared)
        {
            Found(place, declared);
        }
    }

    private bool Always(IOperation place, ITypeSymbol type, IOperation value)
    {
        if (value.ConstantValue is { HasValue: true, Value: null } || value is IDefaultValueOperation || types.Lazies.Always(type) is not { } kind)
        {
            return false;
        }

        Found(place, kind);
        return true;
    }

    private static IOperation Innermost(IOperation operation) => ResourceFlow.Peeled(operation) ?? operation;

    private void Found(IOperation place, Escaping kind)
    {
        if (!_found.Any(each => each.Part.Syntax.Span == place.Syntax.Span))
        {
            _found.Add((place, kind));
        }
    }

    private static bool IsTuple(ITypeSymbol? type) =>
        type is { Name: "Tuple" or "ValueTuple", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsIterator(IMethodSymbol method) =>
        method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute")
        || method.DeclaringSyntaxReferences.Select(static source => source.GetSyntax()).Any(static root => root.DescendantNodes(
            node => node == root || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static node => node is YieldStatementSyntax));

    private static bool IsOfLinq(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "AsyncEnumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
