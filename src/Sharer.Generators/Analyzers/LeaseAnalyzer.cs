using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports calls that wait for the end of a lease which their own method holds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LeaseAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.BesideLease];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) => context.RegisterOperationAction(
        operation =>
        {
            var call = (IInvocationOperation)operation.Operation;
            if ((call.IsFacadeCall(types) || IsTell(call, types)) && call.Reference() is { } reference && Held(call, reference, types) is { } lease)
            {
                operation.ReportDiagnostic(Diagnostic.Create(
                    Rules.BesideLease,
                    call.Syntax.GetLocation(),
                    ImmutableDictionary.CreateRange([new KeyValuePair<string, string?>("Lease", lease.Name)]),
                    call.Title(),
                    lease.Name));
            }
        },
        OperationKind.Invocation);

    private static bool IsTell(IInvocationOperation call, SharerTypes types) =>
        call.TargetMethod.Name == "Tell" && types.IsSharedRef(call.TargetMethod.ContainingType);

    /// <summary>The lease on the same resource that was taken before, in a block around the call, and not given back since.</summary>
    private static ILocalSymbol? Held(IInvocationOperation call, IOperation reference, SharerTypes types)
    {
        IOperation child = call;
        for (var parent = call.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return null;
                case IUsingOperation held when ReferenceEquals(held.Body, child):
                    if (Taken(held.Resources, reference, types) is { } used)
                    {
                        return used;
                    }

                    break;
                case IBlockOperation or ISwitchCaseOperation:
                    var earlier = parent.ChildOperations.TakeWhile(each => !ReferenceEquals(each, child)).ToList();
                    for (var index = earlier.Count - 1; index >= 0; index--)
                    {
                        if (Taken(earlier[index], reference, types) is { } lease && !earlier.Skip(index + 1).Any(each => GivesBack(each, lease)) && !GivesBack(child, lease, call))
                        {
                            return lease;
                        }
                    }

                    break;
            }
        }

        return null;
    }

    private static ILocalSymbol? Taken(IOperation statement, IOperation reference, SharerTypes types)
    {
        switch (statement)
        {
            case IUsingDeclarationOperation declaration:
                return Taken(declaration.DeclarationGroup, reference, types);
            case IVariableDeclarationGroupOperation group:
                return group.Declarations.SelectMany(static each => each.Declarators)
                    .FirstOrDefault(each => IsLease(each.GetVariableInitializer()?.Value, reference, types))?.Symbol;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment }:
                return IsLease(assignment.Value, reference, types) ? local.Local : null;
            default:
                return null;
        }
    }

    private static bool IsLease(IOperation? value, IOperation reference, SharerTypes types) =>
        ResourceFlow.Peeled(value) is IAwaitOperation awaited
        && FacadeCalls.CallBehind(awaited.Operation, types) is { TargetMethod.Name: "LeaseAsync" } call
        && types.IsSharedRef(call.TargetMethod.ContainingType)
        && SameReference(call.Instance, reference, types);

    // Before the call, where a statement around both gives the lease back first.
    private static bool GivesBack(IOperation statement, ILocalSymbol lease, IOperation? before = null) => statement.DescendantsAndSelf().Any(
        each => each is IInvocationOperation { TargetMethod.Name: "DisposeAsync" } disposal
            && (before is null || disposal.Syntax.SpanStart < before.Syntax.SpanStart)
            && (disposal.Instance is IConditionalAccessInstanceOperation instance ? ResourceFlow.Receiver(instance) : disposal.Instance) is ILocalReferenceOperation local
            && Same(local.Local, lease));

    private static bool SameReference(IOperation? one, IOperation? other, SharerTypes types)
    {
        one = Resource(one, types);
        other = Resource(other, types);
        return (one, other) switch
        {
            (null, null) => true,
            (ILocalReferenceOperation a, ILocalReferenceOperation b) => Same(a.Local, b.Local),
            (IParameterReferenceOperation a, IParameterReferenceOperation b) => Same(a.Parameter, b.Parameter),
            (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
            (IPropertyReferenceOperation a, IPropertyReferenceOperation b) =>
                Same(a.Property, b.Property) && SameReference(a.Instance, b.Instance, types) && SameArguments(a.Arguments, b.Arguments, types),
            (IFieldReferenceOperation a, IFieldReferenceOperation b) => Same(a.Field, b.Field) && SameReference(a.Instance, b.Instance, types),
            _ => one?.ConstantValue is { HasValue: true } constant && other?.ConstantValue is { HasValue: true } same && Equals(constant.Value, same.Value),
        };
    }

    private static bool SameArguments(IReadOnlyList<IArgumentOperation> ones, IReadOnlyList<IArgumentOperation> others, SharerTypes types) =>
        ones.Count == others.Count && ones.Zip(others, (one, other) => SameReference(one.Value, other.Value, types)).All(static same => same);

    // A view is the same resource.
    private static IOperation? Resource(IOperation? reference, SharerTypes types)
    {
        while (true)
        {
            switch (reference)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    reference = conversion.Operand;
                    break;
                case IConditionalAccessInstanceOperation instance:
                    reference = ResourceFlow.Receiver(instance);
                    break;
                case IInvocationOperation { TargetMethod.Name: "With" } view when types.IsSharedRef(view.TargetMethod.ContainingType):
                    reference = view.Instance;
                    break;
                case ILocalReferenceOperation local when InitialView(local, types) is { } initial:
                    reference = initial;
                    break;
                default:
                    return reference;
            }
        }
    }

    // A local that was made as a view and is never anything else.
    private static IInvocationOperation? InitialView(ILocalReferenceOperation local, SharerTypes types)
    {
        IOperation root = local;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        IInvocationOperation? view = null;
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IAssignmentOperation { Target: ILocalReferenceOperation target } when Same(target.Local, local.Local):
                    return null;
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, local.Local):
                    view = ResourceFlow.Peeled(declarator.GetVariableInitializer()?.Value) as IInvocationOperation;
                    break;
            }
        }

        return view is { TargetMethod.Name: "With" } && types.IsSharedRef(view.TargetMethod.ContainingType) ? view : null;
    }
}
