using System.Globalization;
using System.Text;
using Akka.Configuration;

namespace Akka.Hosting;

/// <summary>Writes values as HOCON.</summary>
public static class HoconExtensions
{
    private const string NeedsQuotes = "[]$\"\\{}:=,#`^?!@*&";

    /// <summary>A text, escaped and between quotes where it needs them; null is <c>null</c>.</summary>
    public static string ToHocon(this string? text)
    {
        if (text is null)
            return "null";

        var escaped = new StringBuilder(text.Length + 2);
        var isQuoted = text.Length == 0;
        foreach (var c in text)
        {
            var before = escaped.Length;
            _ = c switch
            {
                '\\' or '"' or '/' => escaped.Append('\\').Append(c),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                > '\u00FF' => escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(c),
            };
            isQuoted |= escaped.Length - before > 1 || NeedsQuotes.Contains(c);
        }

        return isQuoted ? $"\"{escaped}\"" : escaped.ToString();
    }

    /// <summary><c>on</c> or <c>off</c>.</summary>
    /// <exception cref="ConfigurationException">There is no value.</exception>
    public static string ToHocon(this bool? value) => Required(value).ToHocon();

    /// <summary><c>on</c> or <c>off</c>.</summary>
    public static string ToHocon(this bool value) => value ? "on" : "off";

    /// <summary>A duration in milliseconds.</summary>
    /// <param name="value">The duration; a negative one is infinite.</param>
    /// <param name="allowInfinite">Whether it may be infinite.</param>
    /// <param name="zeroIsInfinite">Whether zero is infinite too.</param>
    /// <exception cref="ConfigurationException">There is no value, or it is infinite and must not be.</exception>
    public static string ToHocon(this TimeSpan? value, bool allowInfinite = false, bool zeroIsInfinite = false) =>
        Required(value).ToHocon(allowInfinite, zeroIsInfinite);

    /// <summary>A duration in milliseconds.</summary>
    /// <param name="value">The duration; a negative one is infinite.</param>
    /// <param name="allowInfinite">Whether it may be infinite.</param>
    /// <param name="zeroIsInfinite">Whether zero is infinite too.</param>
    /// <exception cref="ConfigurationException">It is infinite and must not be.</exception>
    public static string ToHocon(this TimeSpan value, bool allowInfinite = false, bool zeroIsInfinite = false)
    {
        if (value > TimeSpan.Zero || (value == TimeSpan.Zero && !zeroIsInfinite))
            return value.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        return allowInfinite ? "infinite" : throw new ConfigurationException($"Infinite value is not allowed: {value}");
    }

    /// <summary>A number.</summary>
    /// <exception cref="ConfigurationException">There is no value.</exception>
    public static string ToHocon(this float? value) => Required(value).ToHocon();

    /// <summary>A number.</summary>
    public static string ToHocon(this float value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A number.</summary>
    /// <exception cref="ConfigurationException">There is no value.</exception>
    public static string ToHocon(this double? value) => Required(value).ToHocon();

    /// <summary>A number.</summary>
    public static string ToHocon(this double value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    /// <exception cref="ConfigurationException">There is no value.</exception>
    public static string ToHocon(this int? value) => Required(value).ToHocon();

    /// <summary>A whole number.</summary>
    public static string ToHocon(this int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A whole number.</summary>
    /// <exception cref="ConfigurationException">There is no value.</exception>
    public static string ToHocon(this long? value) => Required(value).ToHocon();

    /// <summary>A whole number.</summary>
    public static string ToHocon(this long value) => value.ToString(CultureInfo.InvariantCulture);

    private static T Required<T>(T? value)
        where T : struct => value ?? throw new ConfigurationException("Value can not be null");
}
