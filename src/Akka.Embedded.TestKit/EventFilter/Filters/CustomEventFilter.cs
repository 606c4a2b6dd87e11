using Akka.Event;

namespace Akka.TestKit;

internal sealed class CustomEventFilter(Predicate<LogEvent> isMatch)
    : EventFilterBase("Custom", StringMatcher.Any, StringMatcher.Any)
{
    protected override bool IsMatch(LogEvent logEvent) => isMatch(logEvent);
}
