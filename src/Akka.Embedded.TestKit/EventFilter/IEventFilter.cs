using Akka.Event;

namespace Akka.TestKit;

/// <summary>Picks log events.</summary>
public interface IEventFilter
{
    /// <summary>Whether the filter takes an event, which is then not printed.</summary>
    bool Apply(LogEvent logEvent);
}
