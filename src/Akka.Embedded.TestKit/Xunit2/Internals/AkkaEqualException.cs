using Xunit.Sdk;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Two values are not equal.</summary>
public class AkkaEqualException : XunitException
{
    private readonly string _format;
    private readonly object[] _args;

    /// <summary>Makes the exception with a message from a template.</summary>
    public AkkaEqualException(string format = "", params object[] args)
        : base((string?)null)
    {
        _format = format;
        _args = args;
    }

    /// <inheritdoc />
    public override string Message => _args.Length == 0 ? _format : FormatMessage();

    /// <summary>Makes the exception for two values.</summary>
    /// <param name="expected">What was expected.</param>
    /// <param name="actual">What came.</param>
    /// <param name="format">What to say in addition; a template for <paramref name="args"/>.</param>
    /// <param name="args">The template's arguments.</param>
    public static AkkaEqualException ForMismatchedValues(
        object? expected, object? actual, string? format = null, params object[] args)
    {
        var text = "Assert.Equal() Failure: " + (string.IsNullOrEmpty(format) ? "Values differ" : new AkkaEqualException(format, args).Message)
            + Environment.NewLine + "Expected: " + Indent(expected)
            + Environment.NewLine + "Actual:   " + Indent(actual);
        return new AkkaEqualException(text);
    }

    private static string Indent(object? value) =>
        (value as string ?? ArgumentFormatter.Format(value)).Replace(Environment.NewLine, Environment.NewLine + new string(' ', 10));

    private string FormatMessage()
    {
        try
        {
            return string.Format(_format, _args);
        }
        catch (FormatException)
        {
            return $"[Could not string.Format(\"{_format}\", {string.Join(", ", _args)})]";
        }
    }
}
