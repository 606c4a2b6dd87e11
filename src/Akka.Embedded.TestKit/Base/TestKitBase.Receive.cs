using Akka.Event;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private ILoggingAdapter? CallLog => TestKitSettings.LogTestKitCalls ? Log : null;

    /// <summary>Takes the next message; null when none comes within the time.</summary>
    /// <param name="max">
    /// The time: zero does not wait, <see cref="Timeout.InfiniteTimeSpan"/> waits for ever; by default that of
    /// <c>akka.test.single-expect-default</c>.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public object? ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Take(max, cancellationToken)?.Message;

    /// <summary>Takes the next message; null when none comes within the time.</summary>
    public async ValueTask<object?> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await TakeAsync(max, cancellationToken).ConfigureAwait(false))?.Message;

    /// <summary>Takes the next message with its sender, if one comes within the time.</summary>
    public bool TryReceiveOne(out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var taken = Take(max, cancellationToken);
        envelope = taken ?? NullMessageEnvelope.Instance;
        return taken is not null;
    }

    /// <summary>Takes the next message with its sender, if one comes within the time.</summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var taken = await TakeAsync(max, cancellationToken).ConfigureAwait(false);
        return (taken is not null, taken ?? NullMessageEnvelope.Instance);
    }

    /// <summary>Looks at the next message without taking it; null when none comes within the time.</summary>
    public object? PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        Peek(max, cancellationToken)?.Message;

    /// <summary>Looks at the next message without taking it, however long it takes to come.</summary>
    public object? PeekOne(CancellationToken cancellationToken) => PeekOne(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Looks at the next message without taking it; null when none comes within the time.</summary>
    public async ValueTask<object?> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await PeekAsync(max, cancellationToken).ConfigureAwait(false))?.Message;

    /// <summary>Looks at the next message without taking it, however long it takes to come.</summary>
    public ValueTask<object?> PeekOneAsync(CancellationToken cancellationToken) =>
        PeekOneAsync(Timeout.InfiniteTimeSpan, cancellationToken);

    /// <summary>Looks at the next message and its sender without taking it, if one comes within the time.</summary>
    public bool TryPeekOne(out MessageEnvelope envelope, TimeSpan? max, CancellationToken cancellationToken)
    {
        var seen = Peek(max, cancellationToken);
        envelope = seen ?? NullMessageEnvelope.Instance;
        return seen is not null;
    }

    /// <summary>Looks at the next message and its sender without taking it, if one comes within the time.</summary>
    public async ValueTask<(bool success, MessageEnvelope envelope)> TryPeekOneAsync(
        TimeSpan? max, CancellationToken cancellationToken)
    {
        var seen = await PeekAsync(max, cancellationToken).ConfigureAwait(false);
        return (seen is not null, seen ?? NullMessageEnvelope.Instance);
    }

    private MessageEnvelope? Take(TimeSpan? max, CancellationToken cancellationToken) =>
        _state.Messages.Wait(StartWaiting(max), cancellationToken) ? Note(_state.Messages.TryTake()) : Note(null);

    private async ValueTask<MessageEnvelope?> TakeAsync(TimeSpan? max, CancellationToken cancellationToken) =>
        await _state.Messages.WaitAsync(StartWaiting(max), cancellationToken).ConfigureAwait(false)
            ? Note(_state.Messages.TryTake())
            : Note(null);

    private MessageEnvelope? Peek(TimeSpan? max, CancellationToken cancellationToken) =>
        _state.Messages.Wait(StartWaiting(max), cancellationToken) ? Note(_state.Messages.TryPeek()) : Note(null);

    private async ValueTask<MessageEnvelope?> PeekAsync(TimeSpan? max, CancellationToken cancellationToken) =>
        await _state.Messages.WaitAsync(StartWaiting(max), cancellationToken).ConfigureAwait(false)
            ? Note(_state.Messages.TryPeek())
            : Note(null);

    private WaitTime StartWaiting(TimeSpan? max)
    {
        var time = GetTimeoutOrDefault(max);
        CallLog?.Debug("Waiting for a message within {0}", time);
        return new WaitTime(time);
    }

    private MessageEnvelope? Note(MessageEnvelope? envelope)
    {
        CallLog?.Debug("Got {0}", envelope);
        _state.LastWasNoMessage = false;
        _state.Last = envelope ?? NullMessageEnvelope.Instance;
        return envelope;
    }
}
