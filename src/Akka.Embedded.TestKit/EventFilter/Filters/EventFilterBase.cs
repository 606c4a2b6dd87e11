using System.Text;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>Picks log events and tells whoever counts them.</summary>
internal abstract class EventFilterBase(string name, StringMatcher message, StringMatcher source) : IEventFilter
{
    public event Action<LogEvent>? Matched;

    public bool Apply(LogEvent logEvent)
    {
        if (!IsMatch(logEvent))
            return false;
        Matched?.Invoke(logEvent);
        return true;
    }

    public override string ToString()
    {
        var text = new StringBuilder(name);
        if (message != StringMatcher.Any)
            text.Append(" when Message ").Append(message);
        if (source != StringMatcher.Any)
            text.Append(message == StringMatcher.Any ? " when Source " : " and Source ").Append(source);
        return text.ToString();
    }

    protected abstract bool IsMatch(LogEvent logEvent);

    protected bool IsMatch(string logSource, object? content) => source.IsMatch(logSource) && message.IsMatch(content?.ToString());
}
