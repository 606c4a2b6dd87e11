using System.Runtime.CompilerServices;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes messages as long as the filter returns anything but null for them; the first other one stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, null, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter returns anything but null for them; the first other one stays.</summary>
    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, idle, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter returns anything but null for them; the first other one stays.</summary>
    /// <param name="filter">Turns a message into an element of the result, or ends with null.</param>
    /// <param name="max">The time for all, which is dilated; by default <see cref="RemainingOrDefault"/>.</param>
    /// <param name="idle">How long to wait for one message; without it, as long as there is time.</param>
    /// <param name="msgs">How many messages at most.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default)
    {
        var results = new List<T>();
        TakeWhile(
            message =>
            {
                if (filter(message) is not { } result)
                    return false;
                results.Add(result);
                return true;
            },
            () => results.Count < msgs, max, idle, cancellationToken);
        return results;
    }

    /// <summary>Takes messages of a type as long as a condition holds for them; the first other one stays.</summary>
    /// <param name="shouldContinue">The condition.</param>
    /// <param name="max">The time for all, which is dilated; by default <see cref="RemainingOrDefault"/>.</param>
    /// <param name="idle">How long to wait for one message; without it, as long as there is time.</param>
    /// <param name="msgs">How many messages at most.</param>
    /// <param name="shouldIgnoreOtherMessageTypes">Whether messages of other types are taken and left out, or end it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, CancellationToken cancellationToken = default)
    {
        var results = new List<T>();
        TakeWhile(
            message =>
            {
                if (message is not T typed)
                    return shouldIgnoreOtherMessageTypes;
                if (!shouldContinue(typed))
                    return false;
                results.Add(typed);
                return true;
            },
            () => results.Count < msgs, max, idle, cancellationToken);
        return results;
    }

    /// <summary>Takes messages as long as the filter returns anything but null for them; the first other one stays.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, Func<object, T?> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, null, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter returns anything but null for them; the first other one stays.</summary>
    public IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        TimeSpan? max, TimeSpan? idle, Func<object, T?> filter, int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhileAsync(filter, max, idle, msgs, cancellationToken);

    /// <summary>Takes messages as long as the filter returns anything but null for them; the first other one stays.</summary>
    public async IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Func<object, T?> filter, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(max);
        var last = (MessageEnvelope)NullMessageEnvelope.Instance;
        for (var count = 0; count < msgs; count++)
        {
            var envelope = await PeekAsync(NotNegative(end - Now).AtMost(idle), cancellationToken);
            if (envelope is null || filter(envelope.Message) is not { } result)
                break;
            last = TakePeeked(envelope);
            yield return result;
        }

        FinishTakeWhile(last);
    }

    /// <summary>Takes messages of a type as long as a condition holds for them; the first other one stays.</summary>
    public async IAsyncEnumerable<T> ReceiveWhileAsync<T>(
        Predicate<T> shouldContinue, TimeSpan? max = null, TimeSpan? idle = null, int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var end = Now + RemainingOrDilated(max);
        var last = (MessageEnvelope)NullMessageEnvelope.Instance;
        for (var count = 0; count < msgs;)
        {
            var envelope = await PeekAsync(NotNegative(end - Now).AtMost(idle), cancellationToken);
            var typed = envelope?.Message is T message ? message : default;
            var isTyped = envelope?.Message is T;
            if (envelope is null || !(isTyped ? shouldContinue(typed!) : shouldIgnoreOtherMessageTypes))
                break;
            last = TakePeeked(envelope);
            if (!isTyped)
                continue;
            count++;
            yield return typed!;
        }

        FinishTakeWhile(last);
    }

    private void TakeWhile(
        Func<object, bool> isWanted, Func<bool> wantsMore, TimeSpan? max, TimeSpan? idle, CancellationToken cancellationToken)
    {
        var end = Now + RemainingOrDilated(max);
        var last = (MessageEnvelope)NullMessageEnvelope.Instance;
        while (wantsMore())
        {
            var envelope = Peek(NotNegative(end - Now).AtMost(idle), cancellationToken);
            if (envelope is null || !isWanted(envelope.Message))
                break;
            last = TakePeeked(envelope);
        }

        FinishTakeWhile(last);
    }

    private MessageEnvelope TakePeeked(MessageEnvelope peeked)
    {
        if (!ReferenceEquals(_state.Messages.TryTake(), peeked))
            throw new InvalidOperationException("Somebody else received the message that this call was looking at.");
        return peeked;
    }

    private void FinishTakeWhile(MessageEnvelope last)
    {
        _state.Last = last;
        _state.LastWasNoMessage = true;
    }
}
