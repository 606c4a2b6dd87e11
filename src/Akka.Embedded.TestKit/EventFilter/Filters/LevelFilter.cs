using Akka.Event;

namespace Akka.TestKit;

/// <summary>Picks events of one level.</summary>
internal sealed class LevelFilter<TEvent>(StringMatcher message, StringMatcher source)
    : EventFilterBase(typeof(TEvent).Name, message, source)
    where TEvent : LogEvent
{
    protected override bool IsMatch(LogEvent logEvent) => logEvent is TEvent && IsMatch(logEvent.LogSource, logEvent.Message);
}
