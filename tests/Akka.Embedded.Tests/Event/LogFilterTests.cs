using System.Text.RegularExpressions;
using Akka.Event;

namespace Akka.Embedded.Tests.Events;

public sealed class LogFilterTests
{
    private static LogEvent Event(string source, string message) => new Info(source, typeof(int), message);

    private static bool Keeps(LogFilterBuilder builder, string source, string message = "text") =>
        builder.Build().CreateEvaluator().ShouldTryKeepMessage(Event(source, message), out _);

    [Fact]
    public void NoFilters_KeepsAllWithTheirText()
    {
        Assert.True(LogFilterEvaluator.NoFilters.ShouldTryKeepMessage(Event("a", "hello"), out var text));
        Assert.EndsWith("[a] hello", text, StringComparison.Ordinal);
    }

    [Fact]
    public void SourceFilters_DropByTheSource()
    {
        Assert.False(Keeps(new LogFilterBuilder().ExcludeSourceExactly("akka://a"), "akka://a"));
        Assert.True(Keeps(new LogFilterBuilder().ExcludeSourceExactly("akka://a"), "akka://a/b"));
        Assert.False(Keeps(new LogFilterBuilder().ExcludeSourceStartingWith("akka:"), "akka://a"));
        Assert.True(Keeps(new LogFilterBuilder().ExcludeSourceStartingWith("a.ka"), "akka://a"));
        Assert.False(Keeps(new LogFilterBuilder().ExcludeSourceEndingWith("/a"), "akka://a"));
        Assert.False(Keeps(new LogFilterBuilder().ExcludeSourceContaining("//"), "akka://a"));
        Assert.False(Keeps(new LogFilterBuilder().ExcludeSourceRegex(new Regex("k{2}")), "akka://a"));
    }

    [Fact]
    public void MessageFilters_DropByTheText()
    {
        var builder = new LogFilterBuilder().ExcludeMessageContaining("noise").ExcludeMessageRegex(new Regex("number 1.3"));
        Assert.False(Keeps(builder, "a", "all this noise"));
        Assert.False(Keeps(builder, "a", "number 123 there"));
        Assert.True(Keeps(builder, "a", "signal"));
    }

    [Fact]
    public void Build_KeepsTheFilters()
    {
        var filter = new RegexLogMessageFilter(new Regex("x"));
        var setup = new LogFilterBuilder().Add(filter).AddRange([new ExactMatchLogSourceFilter("y")]).Build();

        Assert.Same(filter, setup.Filters[0]);
        Assert.Equal(LogFilterType.Content, setup.Filters[0].FilterType);
        Assert.Equal(LogFilterType.Source, setup.Filters[1].FilterType);
        Assert.False(setup.CreateEvaluator().EvaluatesLogSourcesOnly);
        Assert.Equal(LogFilterDecision.NoDecision, filter.ShouldKeepMessage(Event("a", "x")));
    }
}
