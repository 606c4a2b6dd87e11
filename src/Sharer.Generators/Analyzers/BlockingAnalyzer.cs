using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using static Sharer.Generators.Analyzers.SharerTypes;

namespace Sharer.Generators.Analyzers;

/// <summary>Reports threads that block until a resource has answered.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlockingAnalyzer : TypedAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Rules.BlockingOnTurn, Rules.Blocking];

    private protected override void Start(CompilationStartAnalysisContext context, SharerTypes types) =>
        context.RegisterOperationAction(operation => Look(operation, types), OperationKind.PropertyReference, OperationKind.Invocation);

    private static void Look(OperationAnalysisContext context, SharerTypes types)
    {
        if (Blocked(context.Operation) is not { } task || CallOf(task, types) is not { } call)
        {
            return;
        }

        var location = context.Operation.Syntax.GetLocation();
        context.ReportDiagnostic(Turn(context.Operation, context.ContainingSymbol.ContainingType ?? context.ContainingSymbol as INamedTypeSymbol, types) is { } turn
            ? Diagnostic.Create(Rules.BlockingOnTurn, location, call.Title(), turn)
            : Diagnostic.Create(Rules.Blocking, location, call.Title()));
    }

    private static IOperation? Blocked(IOperation operation) => operation switch
    {
        IPropertyReferenceOperation { Property.Name: "Result", Instance: var task } => Behind(task),
        IInvocationOperation { TargetMethod: { Name: "Wait", IsStatic: false }, Instance: var task } => Behind(task),
        IInvocationOperation { TargetMethod: { Name: "GetResult", IsStatic: false }, Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: var task } } => Behind(task),
        _ => null,
    };

    private static IOperation? Behind(IOperation? task) => task is IConditionalAccessInstanceOperation instance ? ResourceFlow.Receiver(instance) : task;

    private static IInvocationOperation? CallOf(IOperation task, SharerTypes types)
    {
        if (FacadeCalls.CallBehind(task, types) is { } call)
        {
            return call;
        }

        while (ResourceFlow.Peeled(task) is IInvocationOperation { Instance: { } instance } form && FacadeCalls.IsForm(form.TargetMethod.Name))
        {
            task = instance;
        }

        return ResourceFlow.Peeled(task) is ILocalReferenceOperation local ? InitialOf(local, types) : null;
    }

    // A task in a local counts if nothing else is done with it: what was awaited, or asked whether it is completed, blocks nobody.
    private static IInvocationOperation? InitialOf(ILocalReferenceOperation reference, SharerTypes types)
    {
        IOperation root = reference;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        IInvocationOperation? call = null;
        foreach (var operation in root.Descendants())
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when Same(declarator.Symbol, reference.Local):
                    call = FacadeCalls.CallBehind(declarator.GetVariableInitializer()?.Value, types);
                    break;
                case ILocalReferenceOperation other when Same(other.Local, reference.Local) && !IsBlockedOn(other):
                    return null;
            }
        }

        return call;
    }

    private static bool IsBlockedOn(ILocalReferenceOperation local)
    {
        IOperation task = local;
        while (task.Parent is IConversionOperation or IInvocationOperation && (task.Parent is not IInvocationOperation form || FacadeCalls.IsForm(form.TargetMethod.Name)))
        {
            task = task.Parent;
        }

        return task.Parent switch
        {
            IPropertyReferenceOperation { Property.Name: "Result" } => true,
            IInvocationOperation { TargetMethod.Name: "Wait" } => true,
            IInvocationOperation { TargetMethod.Name: "GetAwaiter", Parent: IInvocationOperation { TargetMethod.Name: "GetResult" } } => true,
            _ => false,
        };
    }

    private static string? Turn(IOperation operation, INamedTypeSymbol? type, SharerTypes types)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation lambda && Closure.IsGiven(lambda, types))
            {
                return "a call's turn";
            }
        }

        if (type is null)
        {
            return null;
        }

        for (var each = type; each is not null; each = each.BaseType)
        {
            if (Same(each, types.ActorBase))
            {
                return "an actor";
            }
        }

        return IsShared(type, types) ? "a shared class" : null;
    }

    private static bool IsShared(INamedTypeSymbol type, SharerTypes types)
    {
        if (types.ShareAttribute is null)
        {
            return false;
        }

        for (var each = type; each is not null; each = each.BaseType)
        {
            if (IsMarked(each, types))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(face => IsMarked(face, types))
            || type.ContainingAssembly.GetAttributes().Any(attribute => Same(attribute.AttributeClass, types.ShareAttribute)
                && attribute.ConstructorArguments.Any(argument => argument.Value is INamedTypeSymbol other && Same(other.OriginalDefinition, type.OriginalDefinition)));
    }

    private static bool IsMarked(INamedTypeSymbol type, SharerTypes types) =>
        HasShare(type, types) || type.GetMembers().Any(member => member is not ITypeSymbol && HasShare(member, types));

    private static bool HasShare(ISymbol symbol, SharerTypes types) =>
        symbol.GetAttributes().Any(attribute => Same(attribute.AttributeClass, types.ShareAttribute));
}
