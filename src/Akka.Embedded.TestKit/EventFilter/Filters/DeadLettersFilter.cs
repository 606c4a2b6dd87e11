using Akka.Event;

namespace Akka.TestKit;

/// <summary>Picks the warnings into which the test's logger turns dead letters.</summary>
internal sealed class DeadLettersFilter(StringMatcher source, Predicate<DeadLetter> isMatch)
    : EventFilterBase("DeadLetter", StringMatcher.Any, source)
{
    protected override bool IsMatch(LogEvent logEvent) =>
        logEvent is Warning { Message: DeadLetter letter } && isMatch(letter) && IsMatch(logEvent.LogSource, letter.Message);
}
