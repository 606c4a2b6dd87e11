using Microsoft.CodeAnalysis;

namespace Sharer.Generators.Parsing;

/// <summary>Finds the members of a type that are to be shared.</summary>
internal static class Candidates
{
    internal static IReadOnlyList<Candidate> Of(ParseScope scope) => scope switch
    {
        { Source: ShareSource.Members } => Marked(scope),
        { Type.TypeKind: TypeKind.Interface } => new InterfaceMembers(scope).Collect(),
        _ => new ClassMembers(scope).Collect(),
    };

    /// <summary>Whether a member, or an accessor of it, says <c>[Share]</c>.</summary>
    internal static bool IsMarked(ISymbol member) => ShareMarks.Find(member) is not null || Accessors(member).Any(HasMark);

    internal static IEnumerable<IMethodSymbol> Accessors(ISymbol member)
    {
        var (first, second) = member switch
        {
            IPropertySymbol property => (property.GetMethod, property.SetMethod),
            IEventSymbol one => (one.AddMethod, one.RemoveMethod),
            _ => (null, null),
        };
        return new[] { first, second }.OfType<IMethodSymbol>();
    }

    /// <summary>The member of an interface that a member implements and does not show.</summary>
    internal static ISymbol? ExplicitlyImplemented(ISymbol member)
    {
        if (member.DeclaredAccessibility == Accessibility.Public)
        {
            return null;
        }

        return member switch
        {
            IMethodSymbol method => method.ExplicitInterfaceImplementations.FirstOrDefault(),
            IPropertySymbol property => property.ExplicitInterfaceImplementations.FirstOrDefault(),
            IEventSymbol one => one.ExplicitInterfaceImplementations.FirstOrDefault(),
            _ => null,
        };
    }

    /// <summary>Whether a member is of a kind that can be shared at all; says so of a marked one that is not.</summary>
    internal static bool CanBeShared(ParseScope scope, ISymbol member, ISymbol called, bool isMarked)
    {
        var isOrdinary = member switch
        {
            IMethodSymbol method => method.MethodKind is MethodKind.Ordinary or MethodKind.ExplicitInterfaceImplementation,
            IPropertySymbol or IEventSymbol => true,
            _ => false,
        };
        if (isOrdinary && !member.IsStatic && !called.IsStatic && called.Name is not ("Dispose" or "DisposeAsync"))
        {
            return true;
        }

        if (isMarked)
        {
            scope.LeaveOut(LeftOutReason.NeverShared, member, true);
        }

        return false;
    }

    /// <summary>Whether the compiler wrote it: a record's members, for one. Properties of a record's parameters were written by somebody.</summary>
    internal static bool IsSynthesized(ISymbol member) =>
        (member.IsImplicitlyDeclared && member is not IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: false })
        || (member is IMethodSymbol && member.DeclaringSyntaxReferences.IsEmpty && member.GetAttributes().Any(static a =>
            a.AttributeClass is { Name: "CompilerGeneratedAttribute", ContainingNamespace.Name: "CompilerServices" }));

    private static bool HasMark(IMethodSymbol accessor) => ShareMarks.Find(accessor) is not null;

    private static List<Candidate> Marked(ParseScope scope)
    {
        var found = new List<Candidate>();
        foreach (var member in scope.Type.GetMembers())
        {
            if (member is ITypeSymbol or IMethodSymbol { AssociatedSymbol: not null } || !IsMarked(member) || ShareMarks.IsIgnored(member))
            {
                continue;
            }

            var implemented = ExplicitlyImplemented(member);
            if (CanBeShared(scope, member, implemented ?? member, true))
            {
                found.Add(new Candidate(member, implemented ?? member, implemented?.ContainingType, true, implemented is not null));
            }
        }

        return found;
    }
}
