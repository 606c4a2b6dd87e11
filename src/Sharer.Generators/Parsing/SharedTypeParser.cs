using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Turns a shared type into a model, and says what it had to leave out. The generator and the analyzers run this same code.</summary>
internal static class SharedTypeParser
{
    /// <summary>Parses <paramref name="type"/>, from source or from metadata.</summary>
    /// <param name="type">The type; a generic one as its definition, unless an attribute on the assembly closes it.</param>
    /// <param name="compilation">In which it is shared.</param>
    /// <param name="source">Where it is said to be shared.</param>
    /// <param name="cancellationToken">Ends the parsing.</param>
    internal static ParsedType Parse(
        INamedTypeSymbol type, Compilation compilation, ShareSource source, CancellationToken cancellationToken)
    {
        var scope = new ParseScope(type, compilation, source);
        var whole = scope.Names.Of(type.WithNullableAnnotation(NullableAnnotation.None));
        if ((whole.Traits & TypeTraits.Error) != 0 || Duplicates.HaveSameName(scope.Own.All))
        {
            return new ParsedType(null, ImmutableArray<LeftOut>.Empty);
        }

        if (RefusalOf(type, whole) is { } reason)
        {
            scope.LeaveOut(reason, type, source == ShareSource.Type);
            return new ParsedType(null, scope.LeftOuts);
        }

        var drafts = new MemberParser(scope).Parse(Candidates.Of(scope), cancellationToken);
        drafts = FacadeConflicts.Resolve(scope, drafts);
        var traits = whole.Traits;
        var typeParameters = TypeParameterParser.Parse(scope.Own.All, scope.Names, ref traits, out var refusal);
        if (drafts.Count == 0 || (traits & TypeTraits.Error) != 0 || refusal is not null)
        {
            return new ParsedType(null, scope.LeftOuts);
        }

        var name = NameOf(type, scope.Terms.Name);
        if (scope.Terms.Name is { } asked && !SyntaxFacts.IsValidIdentifier(asked))
        {
            scope.LeaveOut(LeftOutReason.BadName, type, true, detail: asked);
        }

        RecordNames.Assign(scope, name + "Messages", drafts);
        var fields = FieldNames.Assign(drafts);
        var carriers = CarriersOf(type, compilation).ToArray();
        var isPublic = source != ShareSource.Assembly && (traits & TypeTraits.NotPublic) == 0;
        var model = new SharedTypeModel(
            NamespaceOf(type),
            name,
            HintOf(type, name),
            whole.Text,
            type.OriginalDefinition.GetDocumentationCommentId() ?? "",
            isPublic,
            source == ShareSource.Assembly,
            typeParameters,
            new(CarriedAttributes.ForTypes(CarriedAttributes.OfMember(carriers, scope.Names))),
            new(scope.Names.Warnings.Concat(ComplianceWarnings(compilation))),
            fields,
            new(drafts.Select(static d => d.ToModel())));
        return new ParsedType(model, scope.LeftOuts);
    }

    /// <summary>The full name of the class with a type's facade, as metadata tells it.</summary>
    internal static string FacadeOf(INamedTypeSymbol type) =>
        $"{(NamespaceOf(type) is { } space ? space.Replace("@", "") + "." : "")}{NameOf(type, ShareTerms.Of(ShareMarks.Find(type)).Name)}SharedRefExtensions";

    private static LeftOutReason? RefusalOf(INamedTypeSymbol type, TypeText whole)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Interface, IsStatic: false } || type.SpecialType == SpecialType.System_Object)
        {
            return LeftOutReason.TypeCannotBeShared;
        }

        for (var one = type; one is not null; one = one.ContainingType)
        {
            if (CarriedAttributes.AreObsolete([one]))
            {
                return LeftOutReason.TypeIsObsolete;
            }
        }

        return (whole.Traits & TypeTraits.NotAccessible) != 0 ? LeftOutReason.TypeNotAccessible
            : (whole.Traits & TypeTraits.NoArgument) != 0 ? LeftOutReason.TypeHasStaticAbstracts
            : (whole.Traits & (TypeTraits.Pointer | TypeTraits.RefStruct)) != 0 ? LeftOutReason.TypeCannotBeShared
            : null;
    }

    private static string NameOf(INamedTypeSymbol type, string? asked)
    {
        if (asked is not null && SyntaxFacts.IsValidIdentifier(asked))
        {
            return asked;
        }

        var name = type.Arity > 0 ? type.Name + type.Arity : type.Name;
        return type.ContainingType is { } outer ? $"{NameOf(outer, null)}_{name}" : name;
    }

    private static string? NamespaceOf(INamedTypeSymbol type)
    {
        var parts = new Stack<string>();
        for (var space = type.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            parts.Push(Identifiers.Escape(space.Name));
        }

        return parts.Count == 0 ? null : string.Join(".", parts);
    }

    private static string HintOf(INamedTypeSymbol type, string name)
    {
        var hint = new StringBuilder();
        foreach (var character in NamespaceOf(type) is { } space ? $"{space.Replace("@", "")}.{name}" : name)
        {
            if (char.IsLetterOrDigit(character) || character is '.' or '_')
            {
                hint.Append(character);
            }
            else
            {
                hint.Append('-').Append(((int)character).ToString("x4", System.Globalization.CultureInfo.InvariantCulture));
            }
        }

        return hint.ToString();
    }

    // Sharer does not claim to be usable from every language, so no facade in an assembly that does can.
    private static IEnumerable<string> ComplianceWarnings(Compilation compilation) =>
        compilation.Assembly.GetAttributes().Any(static a => a.AttributeClass?.Name == "CLSCompliantAttribute")
            ? ["CS3001", "CS3002", "CS3003", "CS3005", "CS3006", "CS3007", "CS3008", "CS3009", "CS3024"]
            : [];

    // Somebody else's assembly may say as a whole on which platforms it works.
    private static IEnumerable<ISymbol> CarriersOf(INamedTypeSymbol type, Compilation compilation)
    {
        for (var one = type; one is not null; one = one.ContainingType)
        {
            yield return one;
        }

        if (!SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly))
        {
            yield return type.ContainingAssembly;
        }
    }
}
