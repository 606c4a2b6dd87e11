using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Analyzers;

/// <summary>What the analyzers report. Each rule has a page in docs/analyzers.</summary>
internal static class Rules
{
    internal const string Category = "Sharer";

    internal static readonly DiagnosticDescriptor MemberLeftOut = Rule(
        "SHARER001", DiagnosticSeverity.Info,
        "A member of a shared class has no facade",
        "'{0}' is left out of the facade: {1}");

    internal static readonly DiagnosticDescriptor SharedMemberLeftOut = Rule(
        "SHARER002", DiagnosticSeverity.Warning,
        "A member marked [Share] cannot be shared",
        "'{0}' cannot be shared: {1}");

    internal static readonly DiagnosticDescriptor MembersOfOtherLeftOut = Rule(
        "SHARER003", DiagnosticSeverity.Info,
        "Members of another assembly's class have no facade",
        "Left out of the facade of '{0}': {1}");

    internal static readonly DiagnosticDescriptor FacadeHidden = Rule(
        "SHARER004", DiagnosticSeverity.Warning,
        "A member of SharedRef<T> hides the facade",
        "'{0}' has no facade: SharedRef<T>.{1} would be called in its place; give it another one with [Share(Name = \"...\")]");

    internal static readonly DiagnosticDescriptor FacadeTaken = Rule(
        "SHARER005", DiagnosticSeverity.Info,
        "Two members have one facade",
        "'{0}' has no facade: '{1}' has the same one; give either another one with [Share(Name = \"...\")]");

    internal static readonly DiagnosticDescriptor AsyncVoid = Rule(
        "SHARER006", DiagnosticSeverity.Warning,
        "A shared member is async void",
        "The turn of '{0}' ends at its first await, for nobody can wait for async void; let it return a task");

    internal static readonly DiagnosticDescriptor TypeNotShared = Rule(
        "SHARER007", DiagnosticSeverity.Warning,
        "A type marked [Share] cannot be shared",
        "'{0}' cannot be shared: {1}");

    internal static readonly DiagnosticDescriptor Escape = Rule(
        "SHARER008", DiagnosticSeverity.Warning,
        "The result of a call is still tied to the resource",
        "The call returns {0}, which would be used outside of its turn; {1}");

    internal static readonly DiagnosticDescriptor Smuggling = Rule(
        "SHARER009", DiagnosticSeverity.Warning,
        "The resource is carried out of its call",
        "{0} is assigned to '{1}', which outlives the call, and could be used outside of its turn");

    internal static readonly DiagnosticDescriptor AsyncClosure = Rule(
        "SHARER010", DiagnosticSeverity.Warning,
        "An asynchronous closure is given to a synchronous call",
        "{0} takes a synchronous closure: the turn would end at the first await; UseAsync holds it until the task has ended");

    internal static readonly DiagnosticDescriptor TokenAsState = Rule(
        "SHARER011", DiagnosticSeverity.Warning,
        "A cancellation token is passed as state",
        "A token in the state does not cancel the call; pass it as 'cancellationToken'");

    internal static readonly DiagnosticDescriptor BlockingOnTurn = Rule(
        "SHARER012", DiagnosticSeverity.Warning,
        "A shared class, an actor or a closure blocks on a call",
        "'{0}' blocks its thread in {1} until another resource has answered; await it, or make the call before");

    internal static readonly DiagnosticDescriptor Blocking = Rule(
        "SHARER013", DiagnosticSeverity.Info,
        "A thread blocks on a call",
        "'{0}' blocks a thread until the resource has answered; await it");

    internal static readonly DiagnosticDescriptor NotAwaited = Rule(
        "SHARER014", DiagnosticSeverity.Warning,
        "A call is neither awaited nor kept",
        "The outcome of '{0}' is lost, a failure too; await it");

    internal static readonly DiagnosticDescriptor AwaitedTwice = Rule(
        "SHARER015", DiagnosticSeverity.Warning,
        "A call is awaited twice",
        "'{0}' was awaited before, and its ValueTask may be another call's by now; await it once, or keep AsTask() of it");

    internal static readonly DiagnosticDescriptor BesideLease = Rule(
        "SHARER016", DiagnosticSeverity.Warning,
        "A call is made beside the lease",
        "'{0}' waits until the lease '{1}' has ended, which this method holds; call {1}.Ref");

    internal static readonly DiagnosticDescriptor BadName = Rule(
        "SHARER017", DiagnosticSeverity.Warning,
        "The name of a facade is no identifier",
        "'{0}' is no name for a {2}, and the facade of '{1}' has its natural one");

    private static DiagnosticDescriptor Rule(string id, DiagnosticSeverity severity, string title, string message) => new(
        id, title, message, Category, severity, isEnabledByDefault: true, helpLinkUri: $"docs/analyzers/{id}.md");
}
