using Akka.Event;

namespace Akka.Embedded.Tests.Events;

/// <summary>Stands in for the console.</summary>
internal sealed class ListLogger : MinimalLogger
{
    private readonly List<string> _lines = [];

    public static string Setting =>
        $"akka.stdout-logger-class = \"{typeof(ListLogger).FullName}, {typeof(ListLogger).Assembly.GetName().Name}\"";

    public List<string> Lines
    {
        get
        {
            lock (_lines)
                return [.. _lines];
        }
    }

    protected override void Log(object message)
    {
        lock (_lines)
            _lines.Add(message.ToString()!);
    }
}
