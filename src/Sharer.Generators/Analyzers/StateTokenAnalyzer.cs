using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports cancellation tokens that go with a call as state, while the call itself has none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StateTokenAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.TokenAsState];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var invocation = (IInvocationOperation)operation.Operation;
            if (types.IsSharedRef(invocation.TargetMethod.ContainingType)
                && Argument(invocation, "state") is { } state
                && IsNone(Argument(invocation, "cancellationToken"))
                && TokenIn(state.Value, types) is { } token)
            {
                operation.ReportDiagnostic(Diagnostic.Create(Rules.TokenAsState, token.Syntax.GetLocation()));
            }
        },
        OperationKind.Invocation);

    private static IArgumentOperation? Argument(IInvocationOperation invocation, string name) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.OriginalDefinition.Name == name);

    private static bool IsNone(IArgumentOperation? token) =>
        token is null or { ArgumentKind: ArgumentKind.DefaultValue } || ResourceFlow.Peeled(token.Value) is IDefaultValueOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } };

    private static IOperation? TokenIn(IOperation operation, SharerTypes types)
    {
        var value = ResourceFlow.Peeled(operation);
        return value switch
        {
            null or IDefaultValueOperation => null,
            ITupleOperation tuple => tuple.Elements.Select(element => TokenIn(element, types)).FirstOrDefault(static found => found is not null),
            IAnonymousObjectCreationOperation anonymous => anonymous.Initializers.OfType<ISimpleAssignmentOperation>()
                .Select(each => TokenIn(each.Value, types)).FirstOrDefault(static found => found is not null),
            IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } } => null,
            _ => IsToken(value.Type, types) ? value : null,
        };
    }

    private static bool IsToken(ITypeSymbol? type, SharerTypes types) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(element => IsToken(element.Type, types)),
        INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable => IsToken(nullable.TypeArguments[0], types),
        _ => Same(type, types.CancellationToken),
    };
}
