using Microsoft.CodeAnalysis;
using Sharer.Generators.Models;

namespace Sharer.Generators.Parsing;

/// <summary>Parses members one by one; what they mean for each other is not looked at here.</summary>
internal sealed class MemberParser(ParseScope scope)
{
    private readonly ResultParser _results = new(scope);
    private readonly ParameterParser _parameters = new(scope);
    private readonly List<MemberDraft> _drafts = [];

    internal List<MemberDraft> Parse(IEnumerable<Candidate> candidates, CancellationToken cancellationToken)
    {
        foreach (var candidate in candidates)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Duplicates.IsBroken(candidate.Declared))
            {
                continue;
            }

            var traits = candidate.Cast is { } cast ? scope.Names.Of(cast).Traits : TypeTraits.None;
            var reach = Reach.Of(candidate.Called, scope.Compilation.Assembly);
            var refusal =
                (reach & TypeTraits.NotAccessible) != 0 || (traits & TypeTraits.NotAccessible) != 0 ? new Refusal(LeftOutReason.NotAccessible)
                : CarriedAttributes.AreObsolete(Carriers(candidate)) ? new Refusal(LeftOutReason.Obsolete)
                : candidate.Called switch
                {
                    IMethodSymbol method => ParseMethod(candidate, method, traits | reach),
                    IPropertySymbol property => ParseProperty(candidate, property, traits | reach),
                    _ => ParseEvent(candidate, (IEventSymbol)candidate.Called, traits | reach),
                };
            if (refusal?.Reason is { } reason)
            {
                scope.LeaveOut(reason, candidate.Declared, candidate.IsMarked, detail: refusal.Detail);
            }
        }

        return _drafts;
    }

    private Refusal? ParseMethod(Candidate candidate, IMethodSymbol method, TypeTraits traits)
    {
        if (method.IsVararg)
        {
            return new(LeftOutReason.ArgList);
        }

        if (method.RefKind != RefKind.None)
        {
            return new(LeftOutReason.RefReturn);
        }

        var draft = new MemberDraft(candidate, MemberKind.Method);
        draft.Parameters = _parameters.Parse(method.Parameters, true, ref traits, draft.Keys, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        var result = _results.Parse(
            method.ReturnType, method.GetReturnTypeAttributes(), method.Name, draft.OutCount > 0, ref traits, out refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        draft.Result = result!;
        draft.TypeParameters = TypeParameterParser.Parse(method.TypeParameters, scope.Names, ref traits, out refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        if (method.ReturnsVoid && IsAsync(candidate.Declared))
        {
            scope.LeaveOut(LeftOutReason.AsyncVoid, candidate.Declared, candidate.IsMarked);
        }

        Add(draft, method.Name, method.Name, Identifiers.Escape(method.Name), traits, [candidate.Declared]);
        return null;
    }

    private Refusal? ParseProperty(Candidate candidate, IPropertySymbol property, TypeTraits traits)
    {
        if (property.RefKind != RefKind.None)
        {
            return new(LeftOutReason.RefReturn);
        }

        var declared = (IPropertySymbol)candidate.Declared;
        var isWhole = candidate.Declared.DeclaredAccessibility == Accessibility.Public || candidate.IsExplicit
            || ShareMarks.Find(declared) is not null;
        isWhole &= scope.Source != ShareSource.Members || ShareMarks.Find(declared) is not null;
        var getter = Accessor(property, declared, static p => p.GetMethod, isWhole);
        var setter = Accessor(property, declared, static p => p.SetMethod, isWhole);
        Refusal? refusal = null;
        if (getter is not null)
        {
            refusal = CarriedAttributes.AreObsolete([getter]) ? new(LeftOutReason.Obsolete) : ParseGetter(new(candidate, property.IsIndexer ? MemberKind.IndexGetter : MemberKind.Getter), property, getter, traits);
        }

        if (setter is { IsInitOnly: false })
        {
            var other = CarriedAttributes.AreObsolete([setter]) ? new(LeftOutReason.Obsolete) : ParseSetter(new(candidate, property.IsIndexer ? MemberKind.IndexSetter : MemberKind.Setter), property, setter, traits);
            refusal ??= other;
        }

        return refusal;
    }

    private Refusal? ParseGetter(MemberDraft draft, IPropertySymbol property, IMethodSymbol accessor, TypeTraits traits)
    {
        draft.Parameters = _parameters.Parse(property.Parameters, true, ref traits, draft.Keys, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        var attributes = property.GetAttributes().Concat(accessor.GetReturnTypeAttributes()).ToArray();
        var result = _results.Parse(property.Type, attributes, property.Name, false, ref traits, out refusal);
        if (refusal is null)
        {
            draft.Result = result!;
            AddAccessor(draft, "Get", property, accessor, traits);
        }

        return refusal;
    }

    private Refusal? ParseSetter(MemberDraft draft, IPropertySymbol property, IMethodSymbol accessor, TypeTraits traits)
    {
        draft.Parameters = _parameters.Parse(property.Parameters, false, ref traits, draft.Keys, out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        var text = scope.Names.Of(property.Type);
        traits |= text.Traits;
        refusal = Refusal.Of(text);
        if (refusal is not null)
        {
            return refusal;
        }

        var attributes = CarriedAttributes.OfParameter(property, true, scope.Names)
            .Concat(CarriedAttributes.OfParameter(accessor.Parameters.Last(), true, scope.Names)).Distinct();
        draft.Parameters.Add(new ParameterModel(
            "value", text.Text, text.Text, text.Text, text.Nullability, Passing.Value, IsToken: false, IsParams: false,
            IsDynamic: property.Type.TypeKind == TypeKind.Dynamic, null, null, new(attributes), default));
        draft.Keys.Add(new ArgumentKey(property.Type, SignatureKeys.Of(property.Type), false));
        draft.Result = new(ResultKind.Nothing, TaskKind.None, "", "", Nullability.Irrelevant, SequenceKind.None, false, default);
        AddAccessor(draft, "Set", property, accessor, traits);
        return null;
    }

    private void AddAccessor(MemberDraft draft, string verb, IPropertySymbol property, IMethodSymbol accessor, TypeTraits traits)
    {
        var name = property.IsIndexer ? "Item" : property.Name;
        Add(draft, name, verb + name, property.IsIndexer ? "" : Identifiers.Escape(name), traits, [accessor, draft.Candidate.Declared], verb);
        draft.IsRead &= verb == "Get";
    }

    private Refusal? ParseEvent(Candidate candidate, IEventSymbol one, TypeTraits traits)
    {
        var handler = scope.Names.Of(
            one.NullableAnnotation == NullableAnnotation.Annotated ? one.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : one.Type);
        traits |= handler.Traits;
        if (Refusal.Of(handler) is { } unfit)
        {
            return unfit;
        }

        if (one.Type is not INamedTypeSymbol { DelegateInvokeMethod: { } invoke })
        {
            return new(null);
        }

        if (!invoke.ReturnsVoid || invoke.Parameters.Any(static p => p.RefKind is RefKind.Ref or RefKind.Out))
        {
            return new(LeftOutReason.EventReturnsValue, handler.Text);
        }

        var draft = new MemberDraft(candidate, MemberKind.Event);
        var parameters = _parameters.Parse(invoke.Parameters, false, ref traits, [], out var refusal);
        if (refusal is not null)
        {
            return refusal;
        }

        draft.Event = EventParser.Parse(invoke, handler.Text, parameters);
        draft.Result = EventParser.ResultOf(draft.Event, scope.Names, invoke);
        Add(draft, one.Name, one.Name, Identifiers.Escape(one.Name), traits, [candidate.Declared]);
        return null;
    }

    private void Add(
        MemberDraft draft, string memberName, string name, string identifier, TypeTraits traits, ISymbol[] marked, string verb = "")
    {
        var terms = marked.Aggregate(default(ShareTerms), static (sum, symbol) =>
            ShareTerms.Of(ShareMarks.Find(symbol)) is var one ? new(sum.IsRead ?? one.IsRead, sum.IsBatch ?? one.IsBatch, sum.Name ?? one.Name) : sum);
        if (terms.Name is { } asked)
        {
            if (Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(asked))
            {
                name = verb + asked;
            }
            else
            {
                scope.LeaveOut(LeftOutReason.BadName, draft.Candidate.Declared, true, detail: asked);
            }
        }

        var all = terms.Over(scope.Terms);
        var carriers = Carriers(draft.Candidate).Concat(marked).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToArray();
        draft.MemberName = memberName;
        draft.Identifier = identifier;
        draft.Cast = draft.Candidate.Cast is { } cast ? scope.Names.StaticOf(cast.WithNullableAnnotation(NullableAnnotation.None)) : null;
        draft.FacadeName = name.EndsWith("Async", StringComparison.Ordinal) ? name : name + "Async";
        draft.IsRead = all.IsRead ?? false;
        draft.IsBatch = all.IsBatch ?? false;
        draft.IsPublic = (traits & TypeTraits.NotPublic) == 0;
        draft.DocumentationId = draft.Candidate.Called.OriginalDefinition.GetDocumentationCommentId() ?? "";
        var attributes = CarriedAttributes.OfMember(carriers, scope.Names);
        draft.Attributes = new(attributes);
        draft.RecordAttributes = new(CarriedAttributes.ForTypes(attributes));
        draft.RecordName = draft.Kind == MemberKind.Event ? null : verb + memberName;
        draft.Order = _drafts.Count;
        _drafts.Add(draft);
    }

    // An accessor that an override leaves to its base is that of the base.
    private IMethodSymbol? Accessor(IPropertySymbol property, IPropertySymbol declared, Func<IPropertySymbol, IMethodSymbol?> get, bool isWhole)
    {
        for (var one = property; one is not null; one = one.OverriddenProperty)
        {
            if (get(one) is { } accessor)
            {
                var own = get(declared) ?? accessor;
                var isShown = accessor.DeclaredAccessibility == one.DeclaredAccessibility && isWhole;
                return (isShown || ShareMarks.Find(own) is not null)
                    && !ShareMarks.IsIgnored(own)
                    && (Reach.Of(accessor, scope.Compilation.Assembly) & TypeTraits.NotAccessible) == 0
                        ? accessor
                        : null;
            }
        }

        return null;
    }

    private static IEnumerable<ISymbol> Carriers(Candidate candidate)
    {
        for (var one = candidate.Declared; one is not null; one = ShareMarks.Overridden(one)!)
        {
            yield return one;
        }

        if (candidate.IsExplicit)
        {
            yield return candidate.Called;
        }
    }

    private static bool IsAsync(ISymbol method) =>
        method is IMethodSymbol { IsAsync: true } || method.GetAttributes().Any(static a => a.AttributeClass?.Name == "AsyncStateMachineAttribute");
}
