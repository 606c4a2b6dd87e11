namespace Akka.Event;

/// <summary>How important a log event is.</summary>
public enum LogLevel
{
    /// <summary>What helps while something is being built or repaired.</summary>
    DebugLevel,

    /// <summary>What goes on in normal operation.</summary>
    InfoLevel,

    /// <summary>Something unexpected that was coped with.</summary>
    WarningLevel,

    /// <summary>Something failed.</summary>
    ErrorLevel,
}
