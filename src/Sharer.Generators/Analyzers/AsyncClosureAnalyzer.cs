using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports asynchronous closures where the turn ends when the closure returns.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncClosureAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.AsyncClosure];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationAction(
        operation =>
        {
            foreach (var closure in Closure.Of(operation.Operation, types))
            {
                if (closure.Call is "AskAsync" or "Tell" or "SharedCall" && Place(closure, types) is { } place)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rules.AsyncClosure, place, closure.Call));
                }
            }
        },
        OperationKind.Invocation,
        OperationKind.ObjectCreation);

    private static Location? Place(Closure closure, SharerTypes types)
    {
        if (closure.Method.IsAsync)
        {
            return closure.Lambda?.Syntax is AnonymousFunctionExpressionSyntax { AsyncKeyword: { RawKind: not 0 } keyword }
                ? keyword.GetLocation()
                : closure.Expression.Syntax.GetLocation();
        }

        if (closure.Lambda is not { } lambda)
        {
            return types.IsAsynchronous(closure.Method.ReturnType) ? closure.Expression.Syntax.GetLocation() : null;
        }

        if (types.IsAsynchronous(lambda.Symbol.ReturnType))
        {
            return closure.Returned().FirstOrDefault(static value => ResourceFlow.Peeled(value) is not (null or ILiteralOperation))?.Syntax.GetLocation();
        }

        // Behind a result of another type, such as object, where nothing at run time can tell.
        if (closure.Returned().Select(ResourceFlow.Peeled).FirstOrDefault(each => types.IsTask(each?.Type) || types.IsValueTask(each?.Type)) is { } task)
        {
            return task.Syntax.GetLocation();
        }

        // The one statement of `db => db.SaveAsync()` where an action is asked for: its task is dropped.
        return lambda is { Symbol.ReturnsVoid: true, Syntax: LambdaExpressionSyntax { ExpressionBody: { } body } }
            && lambda.Body.Operations.OfType<IExpressionStatementOperation>().FirstOrDefault() is { Operation.Type: { } dropped }
            && (types.IsTask(dropped) || types.IsValueTask(dropped))
                ? body.GetLocation()
                : null;
    }
}
