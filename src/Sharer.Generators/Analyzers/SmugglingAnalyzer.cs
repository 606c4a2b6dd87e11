using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports closures that assign the resource, or a lambda that uses it, to what outlives the call.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmugglingAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.Smuggling];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationAction(
        operation =>
        {
            foreach (var closure in Closure.Of(operation.Operation, types))
            {
                if (closure.Lambda is { } lambda)
                {
                    Look(operation, closure, lambda);
                }
            }
        },
        OperationKind.Invocation,
        OperationKind.ObjectCreation);

    private static void Look(OperationAnalysisContext context, Closure closure, IAnonymousFunctionOperation lambda)
    {
        var flow = new ResourceFlow(closure);
        var outside = new Outside(closure, flow);
        foreach (var operation in lambda.Body.Descendants())
        {
            switch (operation)
            {
                case IDeconstructionAssignmentOperation { Target: ITupleOperation targets } deconstruction
                    when ResourceFlow.Peeled(deconstruction.Value) is ITupleOperation values:
                    foreach (var (target, value) in targets.Elements.Zip(values.Elements, static (target, value) => (target, value)))
                    {
                        Assigned(context, flow, outside, target, value);
                    }

                    break;
                case IDeconstructionAssignmentOperation:
                    break;
                case IAssignmentOperation assignment:
                    Assigned(context, flow, outside, assignment.Target, assignment.Value);
                    break;
                case IEventAssignmentOperation { Adds: true } subscription:
                    Assigned(context, flow, outside, subscription.EventReference, subscription.HandlerValue);
                    break;
            }
        }
    }

    private static void Assigned(OperationAnalysisContext context, ResourceFlow flow, Outside outside, IOperation target, IOperation value)
    {
        if (!outside.Holds(target))
        {
            return;
        }

        foreach (var part in Parts(value, flow))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.Smuggling,
                part.Syntax.GetLocation(),
                ResourceFlow.Peeled(part) is IDelegateCreationOperation ? "A function that uses the resource" : "The resource",
                target.Syntax.ToString()));
        }
    }

    private static IEnumerable<IOperation> Parts(IOperation? value, ResourceFlow flow)
    {
        value = ResourceFlow.Peeled(value);
        return value switch
        {
            null => [],
            IDelegateCreationOperation creation => flow.Uses(creation) ? [creation] : [],
            IConditionalOperation conditional => Parts(conditional.WhenTrue, flow).Concat(Parts(conditional.WhenFalse, flow)),
            ICoalesceOperation coalesce => Parts(coalesce.Value, flow).Concat(Parts(coalesce.WhenNull, flow)),
            ISwitchExpressionOperation choice => choice.Arms.SelectMany(arm => Parts(arm.Value, flow)),
            ISimpleAssignmentOperation assignment => Parts(assignment.Value, flow),
            ITupleOperation tuple => tuple.Elements.SelectMany(element => Parts(element, flow)),
            ICollectionExpressionOperation collection => collection.Elements.SelectMany(element => Parts(element, flow)),
            IArrayCreationOperation array => array.Initializer?.ElementValues.SelectMany(element => Parts(element, flow)) ?? [],
            IAnonymousObjectCreationOperation anonymous => Initialized(anonymous.Initializers, flow),
            IObjectCreationOperation { Initializer: { } initializer } => Initialized(initializer.Initializers, flow),
            ILocalReferenceOperation local when IsDelegate(local.Type) => flow.UsedBy(local) ? [local] : [],
            _ => flow.IsResource(value) ? [value] : [],
        };
    }

    private static IEnumerable<IOperation> Initialized(IEnumerable<IOperation> initializers, ResourceFlow flow) =>
        initializers.OfType<ISimpleAssignmentOperation>().SelectMany(each => Parts(each.Value, flow));

    private static bool IsDelegate(ITypeSymbol? type) => type?.TypeKind == TypeKind.Delegate;
}
