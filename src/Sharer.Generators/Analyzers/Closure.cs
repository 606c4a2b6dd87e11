using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>A lambda or a method that is given to a call, to be run against the resource.</summary>
internal sealed class Closure
{
    private Closure(string call, ITypeSymbol resourceType, IOperation syntaxOwner, IMethodSymbol method, IAnonymousFunctionOperation? lambda)
    {
        Call = call;
        ResourceType = resourceType;
        Expression = syntaxOwner;
        Method = method;
        Lambda = lambda;
    }

    /// <summary>What it is given to: AskAsync, UseAsync, StreamAsync, Tell, SharedCall.</summary>
    internal string Call { get; }

    internal bool HoldsTurn => Call == "UseAsync";

    internal ITypeSymbol ResourceType { get; }

    internal IOperation Expression { get; }

    internal IMethodSymbol Method { get; }

    /// <summary>Null for a method group.</summary>
    internal IAnonymousFunctionOperation? Lambda { get; }

    internal IParameterSymbol? Resource => Lambda?.Symbol.Parameters.FirstOrDefault();

    /// <summary>The closures among the arguments of a call of SharedRef&lt;T&gt; or of a new SharedCall.</summary>
    internal static IEnumerable<Closure> Of(IOperation operation, SharerTypes types) => operation switch
    {
        IInvocationOperation invocation when types.IsSharedRef(invocation.TargetMethod.ContainingType) =>
            Among(invocation.Arguments, invocation.TargetMethod.Name, invocation.TargetMethod.ContainingType.TypeArguments[0]),
        IObjectCreationOperation { Type: INamedTypeSymbol created } creation when IsCall(created, types) =>
            Among(creation.Arguments, "SharedCall", created.TypeArguments[0]),
        _ => [],
    };

    /// <summary>Whether a lambda is one that runs against a resource.</summary>
    internal static bool IsGiven(IAnonymousFunctionOperation lambda, SharerTypes types) =>
        lambda.Parent is IDelegateCreationOperation { Parent: var parent }
        && GivenTo(parent) is { } call
        && Of(call, types).Any(closure => ReferenceEquals(closure.Lambda, lambda) || closure.Lambda?.Syntax == lambda.Syntax);

    /// <summary>What the closure returns, nested functions not counted.</summary>
    internal IEnumerable<IOperation> Returned()
    {
        if (Lambda is null)
        {
            yield break;
        }

        foreach (var operation in Within(Lambda.Body))
        {
            if (operation is IReturnOperation { Kind: OperationKind.Return, ReturnedValue: { } value })
            {
                yield return value;
            }
        }
    }

    /// <summary>An operation and what is below it, without going into nested functions.</summary>
    internal static IEnumerable<IOperation> Within(IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                continue;
            }

            foreach (var below in Within(child))
            {
                yield return below;
            }
        }
    }

    private static IOperation? GivenTo(IOperation? operation)
    {
        while (operation is IConversionOperation)
        {
            operation = operation.Parent;
        }

        return operation is IArgumentOperation { Parent: var call } ? call : null;
    }

    private static bool IsCall(INamedTypeSymbol type, SharerTypes types) =>
        SharerTypes.Same(type.OriginalDefinition, types.ValueCall) || SharerTypes.Same(type.OriginalDefinition, types.VoidCall);

    private static IEnumerable<Closure> Among(IEnumerable<IArgumentOperation> arguments, string call, ITypeSymbol resourceType)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Value;
            while (value is IConversionOperation { OperatorMethod: null } conversion)
            {
                value = conversion.Operand;
            }

            if (value is not IDelegateCreationOperation creation
                || !SharerTypes.Same((argument.Parameter?.Type as INamedTypeSymbol)?.DelegateInvokeMethod?.Parameters.FirstOrDefault()?.Type, resourceType))
            {
                continue;
            }

            if (creation.Target is IAnonymousFunctionOperation lambda)
            {
                yield return new Closure(call, resourceType, creation, lambda.Symbol, lambda);
            }
            else if (creation.Target is IMethodReferenceOperation method)
            {
                yield return new Closure(call, resourceType, creation, method.Method, lambda: null);
            }
        }
    }
}
