using Akka.Actor;

namespace Akka.Event;

/// <summary>Decides which log events are left out.</summary>
public abstract class LogFilterBase : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    /// <summary>What the filter looks at.</summary>
    public abstract LogFilterType FilterType { get; }

    /// <summary>Decides about an event.</summary>
    /// <param name="content">The event.</param>
    /// <param name="expandedMessage">The event's text; null if no filter asked for it.</param>
    public abstract LogFilterDecision ShouldKeepMessage(LogEvent content, string? expandedMessage = null);
}
