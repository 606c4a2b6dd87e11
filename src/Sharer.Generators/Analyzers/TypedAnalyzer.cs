using Microsoft.CodeAnalysis.Diagnostics;

namespace Sharer.Generators.Analyzers;

/// <summary>How every rule begins: beside others, not in generated code, and only where the library is referenced.</summary>
public abstract class TypedAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(compilation =>
        {
            if (SharerTypes.In(compilation.Compilation) is { } types)
            {
                Start(compilation, types);
            }
        });
    }

    private protected abstract void Start(CompilationStartAnalysisContext context, SharerTypes types);
}
