using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports calls whose task is dropped without a word.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NotAwaitedAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.NotAwaited];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if (call.IsFacadeCall(types) && types.IsValueTask(call.Type) && IsDropped(call))
            {
                operation.ReportDiagnostic(Diagnostic.Create(Rules.NotAwaited, call.Syntax.GetLocation(), call.Title()));
            }
        },
        OperationKind.Invocation);

    private static bool IsDropped(IInvocationOperation call)
    {
        IOperation task = call;
        while (true)
        {
            switch (task.Parent)
            {
                case IConversionOperation or IConditionalAccessOperation:
                    task = task.Parent;
                    break;
                case IInvocationOperation form when ReferenceEquals(form.Instance, task) && FacadeCalls.IsForm(form.TargetMethod.Name):
                    task = form;
                    break;
                case IExpressionStatementOperation:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                    return IsUnread(declarator);
                default:
                    return false;
            }
        }
    }

    private static bool IsUnread(IVariableDeclaratorOperation declarator)
    {
        IOperation scope = declarator;
        while (scope.Parent is { } parent)
        {
            scope = parent;
        }

        return declarator.Symbol.Name != "_"
            && !scope.Descendants().Any(each => each is ILocalReferenceOperation local && Same(local.Local, declarator.Symbol));
    }
}
