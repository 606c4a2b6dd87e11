using Akka.Event;

namespace Akka.TestKit;

/// <summary>Picks errors by their message or the message of their cause, and by the type of the cause.</summary>
internal sealed class ErrorFilter(Type? causeType, StringMatcher message, StringMatcher source, bool checkInnerExceptions)
    : EventFilterBase(causeType is null ? "Error" : $"Error with Cause <{causeType}>", message, source)
{
    protected override bool IsMatch(LogEvent logEvent) => logEvent is Error && IsMatch(logEvent, logEvent.Cause);

    private bool IsMatch(LogEvent logEvent, Exception? cause)
    {
        if (cause is null)
            return causeType is null && IsMatch(logEvent.LogSource, logEvent.Message);

        var isOfType = causeType is null || causeType.IsInstanceOfType(cause);
        if (isOfType && (IsMatch(logEvent.LogSource, logEvent.Message) || IsMatch(logEvent.LogSource, cause.Message)))
            return true;
        return checkInnerExceptions && cause.InnerException is not null && IsMatch(logEvent, cause.InnerException);
    }
}
