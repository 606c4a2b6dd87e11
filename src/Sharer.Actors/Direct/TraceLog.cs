using System.Diagnostics;
using Akka.Event;

namespace Sharer.Direct;

/// <summary>Where a resource without an actor system logs: the trace of the process. From warnings on, as a test wants to see.</summary>
internal sealed class TraceLog(string source) : LoggingAdapterBase(DefaultLogMessageFormatter.Instance)
{
    public override bool IsDebugEnabled => false;

    public override bool IsInfoEnabled => false;

    public override bool IsWarningEnabled => true;

    public override bool IsErrorEnabled => true;

    protected override void NotifyLog(LogLevel logLevel, object message, Exception? cause = null)
    {
        var text = cause is null ? $"{source}: {message}" : $"{source}: {message}{Environment.NewLine}{cause}";
        try
        {
            if (logLevel == LogLevel.ErrorLevel)
            {
                Trace.TraceError(text);
            }
            else if (logLevel == LogLevel.WarningLevel)
            {
                Trace.TraceWarning(text);
            }
        }
        catch (Exception)
        {
            // A listener is other people's code: one that writes to the output of a test which is over throws. Calls must end, and the
            // clock tick, all the same; and there is nowhere left to say it.
        }
    }
}
