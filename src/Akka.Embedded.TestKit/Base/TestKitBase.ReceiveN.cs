using System.Collections;
using System.Runtime.CompilerServices;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Takes some messages; fails the test when they do not come within <see cref="RemainingOrDefault"/>.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TakeMany(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes some messages; fails the test when they do not come within the time, which is dilated.</summary>
    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        return TakeMany(numberOfMessages, Dilated(max), cancellationToken);
    }

    /// <summary>Takes some messages; fails the test when they do not come within <see cref="RemainingOrDefault"/>.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        TakeManyAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    /// <summary>Takes some messages; fails the test when they do not come within the time, which is dilated.</summary>
    public IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        return TakeManyAsync(numberOfMessages, Dilated(max), cancellationToken);
    }

    /// <summary>Takes messages until one is as wanted, and returns that; fails the test when the time is over.</summary>
    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one is as wanted, and returns that; fails the test when the time is over.</summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage(isMessage, null, max, hint, cancellationToken);

    /// <summary>
    /// Takes messages until one is as wanted, and returns that; the others are added to <paramref name="allMessages"/>.
    /// </summary>
    public T FishForMessage<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "",
        CancellationToken cancellationToken = default)
    {
        var (time, end) = StartFishing(max, allMessages);
        while (true)
        {
            var message = Take(NotNegative(end - Now), cancellationToken)?.Message;
            if (IsCatch(message, isMessage, allMessages, time, hint, out var wanted))
                return wanted;
        }
    }

    /// <summary>Takes messages until one is as wanted, and returns that; fails the test when the time is over.</summary>
    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    /// <summary>Takes messages until one is as wanted, and returns that; fails the test when the time is over.</summary>
    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync(isMessage, null, max, hint, cancellationToken);

    /// <summary>
    /// Takes messages until one is as wanted, and returns that; the others are added to <paramref name="allMessages"/>.
    /// </summary>
    public async ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, ArrayList? allMessages, TimeSpan? max = null, string hint = "",
        CancellationToken cancellationToken = default)
    {
        var (time, end) = StartFishing(max, allMessages);
        while (true)
        {
            var message = (await TakeAsync(NotNegative(end - Now), cancellationToken))?.Message;
            if (IsCatch(message, isMessage, allMessages, time, hint, out var wanted))
                return wanted;
        }
    }

    /// <summary>Takes all messages for a time; fails the test if one of them is of the type.</summary>
    public async Task FishUntilMessageAsync<T>(TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var messages = ReceiveWhileAsync<object>(
            message =>
            {
                _assertions.AssertFalse(message is T, "did not expect a message of type {0}", typeof(T));
                return true;
            },
            max, cancellationToken: cancellationToken);
        await foreach (var _ in messages)
        {
        }
    }

    /// <summary>Takes messages until none comes for a time, and returns them.</summary>
    /// <param name="max">The time of silence.</param>
    /// <param name="maxMessages">After more messages than that the test fails.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ArrayList> WaitForRadioSilenceAsync(
        TimeSpan? max = null, uint? maxMessages = null, CancellationToken cancellationToken = default)
    {
        var messages = new ArrayList();
        while (await ReceiveOneAsync(max, cancellationToken) is { } message)
        {
            messages.Add(message);
            _assertions.AssertFalse(
                messages.Count > maxMessages, "maxMessages violated: {0} messages came where at most {1} were allowed.",
                messages.Count, maxMessages ?? 0);
        }

        return ArrayList.ReadOnly(messages);
    }

    private static TimeSpan NotNegative(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private (TimeSpan Time, TimeSpan End) StartFishing(TimeSpan? max, ArrayList? allMessages)
    {
        allMessages?.Clear();
        var time = RemainingOrDilated(max);
        return (time, Now + time);
    }

    private bool IsCatch<T>(
        object? message, Predicate<T> isMessage, ArrayList? others, TimeSpan time, string hint, out T wanted)
    {
        _assertions.AssertTrue(
            message is not null, "Timeout ({0}) during fishForMessage{1}", time, string.IsNullOrEmpty(hint) ? "" : $", hint: {hint}");
        if (message is T typed && isMessage(typed))
        {
            wanted = typed;
            return true;
        }

        others?.Add(message);
        wanted = default!;
        return false;
    }

    private List<object> TakeMany(int count, TimeSpan max, CancellationToken cancellationToken)
    {
        var start = Now;
        var messages = new List<object>();
        while (messages.Count < count)
        {
            var envelope = Take(NotNegative(start + max - Now), cancellationToken);
            AssertTaken(envelope, count, messages.Count, max, start);
            messages.Add(envelope!.Message);
        }

        return messages;
    }

    private async IAsyncEnumerable<object> TakeManyAsync(
        int count, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var start = Now;
        for (var taken = 0; taken < count; taken++)
        {
            var envelope = await TakeAsync(NotNegative(start + max - Now), cancellationToken);
            AssertTaken(envelope, count, taken, max, start);
            yield return envelope!.Message;
        }
    }

    private void AssertTaken(MessageEnvelope? envelope, int expected, int taken, TimeSpan max, TimeSpan start) =>
        _assertions.AssertTrue(
            envelope is not null,
            "Timeout ({0}) while expecting {1} messages. Only got {2} after {3}.", max, expected, taken, Now - start);
}
