namespace Akka.Event;

/// <summary>Turns a template and its arguments into text, when a logger asks for it.</summary>
public interface ILogMessageFormatter
{
    /// <summary>Formats <paramref name="format"/> with <paramref name="args"/>.</summary>
    string Format(string format, params object[] args);

    /// <summary>Formats <paramref name="format"/> with <paramref name="args"/>.</summary>
    string Format(string format, IEnumerable<object> args);
}
