using System.Text.RegularExpressions;
using Akka.Event;

namespace Akka.TestKit;

public partial class EventFilterFactory
{
    /// <summary>Picks debug events by their message.</summary>
    public IEventFilterApplier Debug(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Apply(new LevelFilter<Debug>(StringMatcher.For(message, start, contains), StringMatcher.ForSource(source)));

    /// <summary>Picks debug events by their message.</summary>
    public IEventFilterApplier Debug(Regex pattern, string? source = null) =>
        Apply(new LevelFilter<Debug>(StringMatcher.For(pattern), StringMatcher.ForSource(source)));

    /// <summary>Picks info events by their message.</summary>
    public IEventFilterApplier Info(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Apply(new LevelFilter<Info>(StringMatcher.For(message, start, contains), StringMatcher.ForSource(source)));

    /// <summary>Picks info events by their message.</summary>
    public IEventFilterApplier Info(Regex pattern, string? source = null) =>
        Apply(new LevelFilter<Info>(StringMatcher.For(pattern), StringMatcher.ForSource(source)));

    /// <summary>Picks warnings by their message.</summary>
    public IEventFilterApplier Warning(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Apply(new LevelFilter<Warning>(StringMatcher.For(message, start, contains), StringMatcher.ForSource(source)));

    /// <summary>Picks warnings by their message.</summary>
    public IEventFilterApplier Warning(Regex pattern, string? source = null) =>
        Apply(new LevelFilter<Warning>(StringMatcher.For(pattern), StringMatcher.ForSource(source)));

    /// <summary>Picks errors by their message.</summary>
    public IEventFilterApplier Error(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Apply(new ErrorFilter(null, StringMatcher.For(message, start, contains), StringMatcher.ForSource(source), false));

    /// <summary>Picks errors by their message.</summary>
    public IEventFilterApplier Error(Regex pattern, string? source = null) =>
        Apply(new ErrorFilter(null, StringMatcher.For(pattern), StringMatcher.ForSource(source), false));

    /// <summary>Picks events of a level by their message.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        logLevel switch
        {
            LogLevel.DebugLevel => Debug(message, start, contains, source),
            LogLevel.InfoLevel => Info(message, start, contains, source),
            LogLevel.WarningLevel => Warning(message, start, contains, source),
            LogLevel.ErrorLevel => Error(message, start, contains, source),
            _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "There is no such log level."),
        };

    /// <summary>Picks events of a level by their message.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such level.</exception>
    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) => logLevel switch
    {
        LogLevel.DebugLevel => Debug(pattern, source),
        LogLevel.InfoLevel => Info(pattern, source),
        LogLevel.WarningLevel => Warning(pattern, source),
        LogLevel.ErrorLevel => Error(pattern, source),
        _ => throw new ArgumentOutOfRangeException(nameof(logLevel), logLevel, "There is no such log level."),
    };
}
