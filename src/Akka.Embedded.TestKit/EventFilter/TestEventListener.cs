using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>The logger of tests: prints what no filter picks, and turns dead letters into warnings that filters can pick.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<EventFilterBase> _filters = [];

    /// <inheritdoc />
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize:
                foreach (var type in (Type[])[typeof(Mute), typeof(Unmute), typeof(DeadLetter), typeof(UnhandledMessage)])
                    initialize.LoggingBus.Subscribe(Self, type);
                return base.Receive(message);
            case Mute mute:
                _filters.AddRange(mute.Filters);
                return true;
            case Unmute unmute:
                foreach (var filter in unmute.Filters)
                    _filters.Remove(filter);
                return true;
            case LogEvent logEvent:
                if (!IsPicked(logEvent))
                    Print(logEvent);
                return true;
            case DeadLetter letter:
                Receive(letter);
                return true;
            default:
                Print(new Debug(Context.System.Name, GetType(), message));
                return true;
        }
    }

    private void Receive(DeadLetter letter)
    {
        if (letter.Message is Terminate)
            return;
        var source = letter.Recipient.Path.ToString();
        var type = letter.Recipient.GetType();
        if (IsPicked(new Warning(source, type, letter)))
            return;
        var text = letter.Message is SystemMessage
            ? $"Received dead system message: {letter.Message}"
            : $"Received dead letter from {letter.Sender}: {letter.Message}";
        Print(new Warning(source, type, text));
    }

    private bool IsPicked(LogEvent logEvent)
    {
        foreach (var filter in _filters)
        {
            try
            {
                if (filter.Apply(logEvent))
                    return true;
            }
            catch (Exception e)
            {
                // A filter's condition is the test's code. That it threw must be seen, and must not stop the logger.
                Print(new Error(e, Self.Path.ToString(), GetType(), $"The event filter [{filter}] threw; it is taken as no match."));
            }
        }

        return false;
    }
}
