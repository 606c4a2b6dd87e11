using Akka.Actor;

namespace Akka.Event;

/// <summary>Logs dead letters, as often as <c>akka.log-dead-letters</c> allows.</summary>
/// <remarks>
/// Past that number it stops, or, with <c>akka.log-dead-letters-suspend-duration</c>, only counts for that long.
/// </remarks>
public class DeadLetterListener : ActorBase
{
    private readonly EventStream _eventStream = Context.System.EventStream;
    private readonly int _limit = Context.System.Settings.LogDeadLetters;
    private readonly TimeSpan _pause = Context.System.Settings.LogDeadLettersSuspendDuration;
    private int _count;
    private long? _pausedUntil;

    /// <inheritdoc />
    protected override void PreStart()
    {
        _eventStream.Subscribe(Self, typeof(DeadLetter));
        _eventStream.Subscribe(Self, typeof(Dropped));
        _eventStream.Subscribe(Self, typeof(UnhandledMessage));
    }

    /// <summary>Does nothing: the subscriptions stay.</summary>
    protected override void PreRestart(Exception reason, object? message)
    {
    }

    /// <summary>Does nothing: the subscriptions stay.</summary>
    protected override void PostRestart(Exception reason)
    {
    }

    /// <inheritdoc />
    protected override void PostStop() => _eventStream.Unsubscribe(Self);

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter)
            return false;
        if (letter.Message is IDeadLetterSuppression)
            return true;

        _count = _count == int.MaxValue ? 1 : _count + 1;
        if (_pausedUntil is { } end)
            ReceivePaused(letter, end);
        else if (_limit == int.MaxValue || _count != _limit)
            Log(letter, "");
        else
            ReceiveLast(letter);
        return true;
    }

    private void ReceiveLast(AllDeadLetters letter)
    {
        if (_pause == Timeout.InfiniteTimeSpan)
        {
            Log(letter, ", no more dead letters will be logged");
            Context.Stop(Self);
            return;
        }

        Log(letter, $", no more dead letters will be logged in next [{_pause}]");
        _pausedUntil = Environment.TickCount64 + (long)_pause.TotalMilliseconds;
    }

    private void ReceivePaused(AllDeadLetters letter, long end)
    {
        if (Environment.TickCount64 <= end)
            return;
        Log(letter, $", of which {_count - _limit - 1} were not logged. The counter will be reset now");
        _count = 0;
        _pausedUntil = null;
    }

    private void Log(AllDeadLetters letter, string remark)
    {
        var content = WrappedMessage.Unwrap(letter.Message);
        var type = content?.GetType().Name ?? "null";
        var wrapper = letter.Message is IWrappedMessage ? $" wrapped in [{letter.Message.GetType().Name}]" : "";
        var from = IsReal(letter.Sender) ? $" from {letter.Sender}" : "";
        var to = letter is DeadLetter || IsReal(letter.Recipient) ? $" to {letter.Recipient}" : "";
        var (fate, advice) = letter switch
        {
            Dropped dropped => ($"dropped. {dropped.Reason}", ""),
            UnhandledMessage => ("unhandled", ""),
            _ => ("not delivered", $"{letter.Recipient} may have ended. "),
        };

        var text = $"Message [{type}]{wrapper}{from}{to} was {fate}. [{_count}] dead letters encountered{remark}. {advice}"
            + "How many are logged is set by 'akka.log-dead-letters' and 'akka.log-dead-letters-during-shutdown'.";
        if (content?.ToString() is { } shown && shown != type)
            text += $" Message content: {shown}";
        _eventStream.Publish(new Info(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), text));
    }

    private static bool IsReal(IActorRef? actor) =>
        actor is not null
        && !ReferenceEquals(actor, ActorRefs.NoSender)
        && !ReferenceEquals(actor, Context.System.DeadLetters)
        && actor is not DeadLetterActorRef;
}
