using System.Runtime.CompilerServices;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static readonly TimeSpan MatchingDefault = TimeSpan.FromSeconds(60);

    /// <summary>The next messages match these conditions, one each, in any order.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(params PredicateInfo[] predicates) =>
        ExpectMatching(RemainingOrDefault, predicates, CancellationToken.None);

    /// <summary>The next messages match these conditions, one each, in any order, within a time.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(TimeSpan max, params PredicateInfo[] predicates) =>
        ExpectMsgAllOfMatchingPredicates(max, predicates, CancellationToken.None);

    /// <summary>The next messages match these conditions, one each, in any order.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken) =>
        ExpectMatching(MatchingDefault, predicates, cancellationToken);

    /// <summary>The next messages match these conditions, one each, in any order, within a time.</summary>
    public IReadOnlyCollection<object> ExpectMsgAllOfMatchingPredicates(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken)
    {
        max.ThrowIfInfinite(nameof(max));
        return ExpectMatching(Dilated(max), predicates, cancellationToken);
    }

    /// <summary>The next messages match these conditions, one each, in any order.</summary>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default) =>
        ExpectMatchingAsync(MatchingDefault, predicates, cancellationToken);

    /// <summary>The next messages match these conditions, one each, in any order, within a time.</summary>
    public IAsyncEnumerable<object> ExpectMsgAllOfMatchingPredicatesAsync(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        return ExpectMatchingAsync(Dilated(max), predicates, cancellationToken);
    }

    private List<object> ExpectMatching(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, CancellationToken cancellationToken)
    {
        var missing = new Checklist<PredicateInfo>(predicates, static (predicate, message) => predicate.Matches(message));
        foreach (var message in TakeMany(predicates.Count, max, cancellationToken))
            missing.Tick(message);
        missing.AssertComplete(_assertions);
        return missing.Found;
    }

    private async IAsyncEnumerable<object> ExpectMatchingAsync(
        TimeSpan max, IReadOnlyCollection<PredicateInfo> predicates, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var missing = new Checklist<PredicateInfo>(predicates, static (predicate, message) => predicate.Matches(message));
        await foreach (var message in TakeManyAsync(predicates.Count, max, cancellationToken))
        {
            if (missing.Tick(message))
                yield return message;
        }

        missing.AssertComplete(_assertions);
    }
}
