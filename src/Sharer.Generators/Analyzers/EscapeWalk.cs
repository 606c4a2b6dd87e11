using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Looks for parts of what a closure returns that are still tied to the resource.</summary>
internal sealed partial class EscapeWalk(Closure closure, SharerTypes types)
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

    private static IOperation Innermost(IOperation operation) => ResourceFlow.Peeled(operation) ?? operation;

    private void Found(IOperation place, Escaping kind)
    {
        if (!_found.Any(each => each.Part.Syntax.Span == place.Syntax.Span))
        {
            _found.Add((place, kind));
        }
    }
}
