namespace Akka.Event;

/// <summary>What a log filter looks at.</summary>
public enum LogFilterType
{
    /// <summary>Who logged; the message need not be formatted for it.</summary>
    Source,

    /// <summary>What was logged.</summary>
    Content,
}
