namespace Akka.Event;

/// <summary>Formats as <see cref="string.Format(string, object?[])"/> does: <c>{0}</c>, <c>{1:N2}</c>, ….</summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only instance.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter()
    {
    }

    /// <inheritdoc />
    public string Format(string format, params object[] args) => string.Format(format, args);

    /// <inheritdoc />
    public string Format(string format, IEnumerable<object> args) => string.Format(format, args.ToArray());
}
