using Sharer.Calls;
using Sharer.Generated;
using Sharer.Resource;

namespace Sharer.Streams;

/// <summary>What the calls of one stream have in common.</summary>
/// <param name="Resource">Whose calls they are.</param>
/// <param name="Method">What diagnostics call them.</param>
/// <param name="Terms">Their priority and access. They are never batched: a chunk is a reading of its own.</param>
/// <param name="Limit">The time limit of each, in the clock's units.</param>
internal sealed record StreamTerms<T>(SharedResource<T> Resource, string Method, CallTerms Terms, long Limit) where T : class
{
    internal static StreamTerms<T> Of(SharedRef<T> shared, SharedMember member)
    {
        var terms = shared.TermsOf(member);
        return new StreamTerms<T>(shared.Resource, member.Name, new CallTerms(terms.Priority, terms.Access), shared.CallLimit);
    }
}
