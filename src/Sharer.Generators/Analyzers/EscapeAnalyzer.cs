using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports results of closures that are still tied to the resource (C20).</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EscapeAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Escape];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationAction(
        operation =>
        {
            foreach (var closure in Closure.Of(operation.Operation, types))
            {
                Look(operation, closure, types);
            }
        },
        OperationKind.Invocation,
        OperationKind.ObjectCreation);

    // Tell drops what comes back; a stream is meant to be lazy; a task is refused whatever it brings, which is another rule's.
    private static void Look(OperationAnalysisContext context, Closure closure, SharerTypes types)
    {
        if (closure.Call is not ("AskAsync" or "UseAsync" or "SharedCall")
            || (!closure.HoldsTurn && (closure.Method.IsAsync || types.IsAsynchronous(closure.Method.ReturnType))))
        {
            return;
        }

        foreach (var (part, kind) in new EscapeWalk(closure, types).Run())
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Escape, part.Syntax.GetLocation(), What(kind), Remedy(kind)));
        }
    }

    private static string What(Escaping kind) => kind switch
    {
        Escaping.TheResource => "the resource itself",
        Escaping.Sequence => "a sequence that has not run",
        Escaping.AsyncSequence => "an asynchronous sequence that has not run",
        Escaping.Query => "a query that has not run",
        Escaping.Reader => "an open reader",
        Escaping.Memory => "the resource's own memory",
        _ => "a function that uses the resource",
    };

    private static string Remedy(Escaping kind) => kind switch
    {
        Escaping.Sequence or Escaping.Query => "run it inside the call, with ToList or ToArray, or use StreamAsync",
        Escaping.AsyncSequence => "run it to its end inside UseAsync and return a list",
        Escaping.Reader => "read inside the call and return what was read",
        Escaping.Memory => "return a copy, with ToArray",
        _ => "do the work inside the call and return what came of it",
    };
}
