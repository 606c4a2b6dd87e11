namespace Akka.Event;

/// <summary>A log filter's word on an event.</summary>
public enum LogFilterDecision
{
    /// <summary>The event may be printed.</summary>
    Keep,

    /// <summary>The event is left out.</summary>
    Drop,

    /// <summary>The filter has no say.</summary>
    NoDecision,
}
