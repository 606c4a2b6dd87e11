using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Recognises calls of a shared resource, the library's own and generated ones, and what is done with their tasks.</summary>
internal static class FacadeCalls
{
    /// <summary>Whether a call waits for the resource.</summary>
    internal static bool IsFacadeCall(this IInvocationOperation invocation, SharerTypes types)
    {
        var method = invocation.TargetMethod;
        return types.IsSharedRef(method.ContainingType)
            ? method.Name is "AskAsync" or "UseAsync" or "StreamAsync" or "LeaseAsync"
            : method.IsExtensionMethod && types.IsSharedRef(Unreduced(method).Parameters.FirstOrDefault()?.Type)
                && (types.IsValueTask(method.ReturnType) || types.Lazies.IsAsyncStream(method.ReturnType));
    }

    /// <summary>The reference that the call is made on.</summary>
    internal static IOperation? Reference(this IInvocationOperation invocation) =>
        invocation.Instance ?? invocation.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;

    /// <summary>How the call is written in a message: <c>users.AddUserAsync</c>.</summary>
    internal static string Title(this IInvocationOperation invocation) =>
        ResourceFlow.Peeled(invocation.Reference()) switch
        {
            { } reference and (ILocalReferenceOperation or IMemberReferenceOperation or IParameterReferenceOperation) =>
                $"{reference.Syntax}.{invocation.TargetMethod.Name}",
            _ => invocation.TargetMethod.Name,
        };

    /// <summary>The call whose task this is, as it stands or turned into another form: AsTask, ConfigureAwait, Preserve, WaitAsync.</summary>
    internal static IInvocationOperation? CallBehind(IOperation? task, SharerTypes types)
    {
        while (true)
        {
            switch (ResourceFlow.Peeled(task))
            {
                case IInvocationOperation invocation when invocation.IsFacadeCall(types):
                    return invocation;
                case IInvocationOperation { Instance: { } instance } invocation when IsForm(invocation.TargetMethod.Name):
                    task = instance;
                    break;
                case IConditionalAccessOperation access:
                    task = access.WhenNotNull;
                    break;
                default:
                    return null;
            }
        }
    }

    /// <summary>Whether a method of a task only gives it in another form.</summary>
    internal static bool IsForm(string method) => method is "AsTask" or "ConfigureAwait" or "Preserve" or "WaitAsync";

    private static IMethodSymbol Unreduced(IMethodSymbol method) => method.ReducedFrom ?? method;
}
