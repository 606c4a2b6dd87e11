using System.Globalization;
using Serilog.Events;
using Serilog.Parsing;
using Sharer.Host.Logging;

namespace Sharer.Host.Tests.Logging;

public sealed class OneLineFormatterTests
{
    [Fact]
    public void Format_PlainEvent_HasTimeLevelMessageAndFields()
    {
        var line = Format("Made '{Name}'", null, ("Name", "a b"), ("resource", "users"), ("traceId", "abc"));
        Assert.Equal("2026-01-02T03:04:05.678+00:00 WRN Made 'a b' resource=users traceId=abc\n", line);
    }

    [Theory]
    [InlineData("a\r\nb", "a\\r\\nb")]
    [InlineData("a\u0085b\u2028c\u2029d", "a\\u0085b\\u2028c\\u2029d")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("x\u202egnp", "x\\u202egnp")]
    [InlineData("<script>", "<script>")]
    public void Format_ValueWithLineBreaks_StaysOneRecord(string value, string shown)
    {
        var line = Format("Added {Name}", null, ("Name", value), ("resource", value));
        Assert.EndsWith($" WRN Added {shown} resource={shown}\n", line, StringComparison.Ordinal);
        Assert.Single(line.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Format_Exception_StaysOneRecordAndWhole()
    {
        var thrown = Assert.Throws<InvalidOperationException>(Fail);
        var line = Format("Broken", thrown);
        Assert.Contains("exception=System.InvalidOperationException: first\\r\\nsecond\\n   at ", line, StringComparison.Ordinal);
        Assert.Contains(nameof(Fail), line, StringComparison.Ordinal);
        Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
    }

    private static void Fail() => throw new InvalidOperationException("first\r\nsecond");

    private static string Format(string template, Exception? exception, params (string Name, string Value)[] properties)
    {
        var time = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);
        var log = new LogEvent(
            time, LogEventLevel.Warning, exception, new MessageTemplateParser().Parse(template),
            properties.Select(property => new LogEventProperty(property.Name, new ScalarValue(property.Value))));
        var output = new StringWriter(CultureInfo.InvariantCulture);
        new OneLineFormatter().Format(log, output);
        return output.ToString();
    }
}
