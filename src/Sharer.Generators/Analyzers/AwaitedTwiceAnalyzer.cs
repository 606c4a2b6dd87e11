using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports tasks of calls that are awaited although every way there has awaited them before, or once a round of a loop.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AwaitedTwiceAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.AwaitedTwice];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationBlockAction(
        block =>
        {
            foreach (var body in block.OperationBlocks)
            {
                var tasks = new KeptTasks(body, types);
                if (tasks.Any)
                {
                    Look(block, body, tasks);
                }
            }
        });

    private static void Look(OperationBlockAnalysisContext context, IOperation body, KeptTasks tasks)
    {
        var reported = new HashSet<SyntaxNode>();
        foreach (var use in tasks.InLoops())
        {
            Report(context, use, reported);
        }

        if (body.Kind is OperationKind.Block or OperationKind.ConstructorBody or OperationKind.MethodBody)
        {
            foreach (var use in Repeated(context.GetControlFlowGraph(body), tasks))
            {
                Report(context, use, reported);
            }
        }
    }

    private static void Report(OperationBlockAnalysisContext context, ILocalReferenceOperation use, HashSet<SyntaxNode> reported)
    {
        if (reported.Add(use.Syntax))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.AwaitedTwice, use.Syntax.GetLocation(), use.Local.Name));
        }
    }

    private static IEnumerable<ILocalReferenceOperation> Repeated(ControlFlowGraph graph, KeptTasks tasks)
    {
        foreach (var use in new AwaitedBefore(graph, tasks).Run())
        {
            yield return use;
        }

        foreach (var function in graph.Blocks.SelectMany(static block => block.Operations.Append(block.BranchValue))
            .SelectMany(static operation => operation?.DescendantsAndSelf() ?? []).OfType<IFlowAnonymousFunctionOperation>())
        {
            foreach (var use in Repeated(graph.GetAnonymousFunctionControlFlowGraph(function), tasks))
            {
                yield return use;
            }
        }

        foreach (var function in graph.LocalFunctions)
        {
            foreach (var use in Repeated(graph.GetLocalFunctionControlFlowGraph(function), tasks))
            {
                yield return use;
            }
        }
    }
}
