using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Tells what a closure assigns to that is there after the call: what it captured, and what hangs on that.</summary>
internal sealed class Outside(Closure closure, ResourceFlow flow)
{
    internal bool Holds(IOperation target) => target switch
    {
        ILocalReferenceOperation local => !flow.IsInside(local.Local),
        IParameterReferenceOperation parameter => !flow.IsInside(parameter.Parameter),
        IMemberReferenceOperation member => member.Instance is null || IsObject(member.Instance, depth: 0),
        IArrayElementReferenceOperation element => IsObject(element.ArrayReference, depth: 0),
        _ => false,
    };

    private bool IsObject(IOperation? operation, int depth)
    {
        operation = ResourceFlow.Peeled(operation);
        if (operation is null || depth > 16 || operation.Type is { IsValueType: true } and not { TypeKind: TypeKind.TypeParameter } && !IsVariable(operation))
        {
            return false;
        }

        if (flow.IsRooted(operation))
        {
            return false;
        }

        switch (operation)
        {
            case IInstanceReferenceOperation instance:
                return instance.ReferenceKind == InstanceReferenceKind.ContainingTypeInstance;
            case ILocalReferenceOperation local:
                return !flow.IsInside(local.Local) || flow.ValuesOf(local).Any(value => IsObject(value, depth + 1));
            case IParameterReferenceOperation parameter:
                return !flow.IsInside(parameter.Parameter)
                    || (closure.Lambda is { } lambda && lambda.Symbol.Parameters.Contains(parameter.Parameter, SymbolEqualityComparer.Default)
                        && parameter.Parameter.Type.IsReferenceType);
            case IMemberReferenceOperation member:
                return member.Instance is null || IsObject(member.Instance, depth + 1);
            case IArrayElementReferenceOperation element:
                return IsObject(element.ArrayReference, depth + 1);
            case IConditionalAccessInstanceOperation instance:
                return IsObject(ResourceFlow.Receiver(instance), depth + 1);
            case IInvocationOperation { Instance: null, Arguments.IsEmpty: true }:
                return true;
            case IInvocationOperation { Instance: { } receiver }:
                return IsObject(receiver, depth + 1);
            default:
                return false;
        }
    }

    // A field of a struct that is itself a variable: the assignment changes that variable.
    private static bool IsVariable(IOperation operation) =>
        operation is ILocalReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation or IInstanceReferenceOperation
        || (operation is IParameterReferenceOperation parameter && parameter.Parameter.RefKind != RefKind.None);
}
