using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

// Where a value comes from: calls, new objects, members, conversions.
internal sealed partial class EscapeWalk
{
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

        if (method.Name == "AsMemory" && invocation.Type is { } memory && types.Lazies.IsMemory(memory) && _flow.IsRooted(invocation)
            && Over(invocation) is { } buffer && buffer is not (IInvocationOperation or IAwaitOperation or { Type.SpecialType: SpecialType.System_String }))
        {
            Found(place, Escaping.Memory);
            return;
        }

        if (Plain(invocation, place) && IsIterator(method))
        {
            ByType(place, method.ReturnType, isRooted: true);
        }
    }

    // Memory over what a method returned is that method's own affair: it may have made it for this call. A string never changes.
    private static IOperation? Over(IInvocationOperation invocation) =>
        ResourceFlow.Peeled(invocation.Instance ?? invocation.Arguments.FirstOrDefault()?.Value);

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

    private static bool IsTuple(ITypeSymbol? type) =>
        type is { Name: "Tuple" or "ValueTuple", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsIterator(IMethodSymbol method) =>
        method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "IteratorStateMachineAttribute" or "AsyncIteratorStateMachineAttribute")
        || method.DeclaringSyntaxReferences.Select(static source => source.GetSyntax()).Any(static root => root.DescendantNodes(
            node => node == root || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(static node => node is YieldStatementSyntax));

    private static bool IsOfLinq(IMethodSymbol method) =>
        method.ContainingType is { Name: "Enumerable" or "AsyncEnumerable", ContainingNamespace: { Name: "Linq", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };
}
