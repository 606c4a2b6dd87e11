using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>Makes filters for log events.</summary>
/// <remarks>
/// Texts are compared without regard to case. A source is the path of the actor that logs, with or without the address,
/// or the name under which something else logs.
/// </remarks>
public partial class EventFilterFactory
{
    private readonly TestKitBase _testkit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<EventFilterBase> _filters;

    /// <summary>Filters the events of a test's system.</summary>
    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, testkit.Sys)
    {
    }

    /// <summary>Filters the events of a system.</summary>
    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    internal EventFilterFactory(TestKitBase testkit, ActorSystem system, IReadOnlyList<EventFilterBase> filters)
    {
        _testkit = testkit;
        _system = system;
        _filters = filters;
    }

    /// <summary>Picks errors whose cause is of a type, by the message of either.</summary>
    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null) where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    /// <summary>Picks errors whose cause, or one of its causes in turn, is of a type, by the message.</summary>
    public IEventFilterApplier Exception(
        Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        Exception(exceptionType, StringMatcher.For(pattern), source, checkInnerExceptions);

    /// <summary>Picks errors whose cause is of a type, by the message of either.</summary>
    public IEventFilterApplier Exception<TException>(
        string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    /// <summary>Picks errors whose cause, or one of its causes in turn, is of a type, by the message.</summary>
    public IEventFilterApplier Exception(
        Type exceptionType, string? message = null, string? start = null, string? contains = null, string? source = null,
        bool checkInnerExceptions = false) =>
        Exception(exceptionType, StringMatcher.For(message, start, contains), source, checkInnerExceptions);

    /// <summary>Picks events by a condition.</summary>
    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Apply(new CustomEventFilter(predicate));

    /// <summary>Picks events of a type by a condition.</summary>
    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate) where TLogEvent : LogEvent =>
        Custom(logEvent => logEvent is TLogEvent typed && predicate(typed));

    /// <summary>Picks dead letters.</summary>
    public IEventFilterApplier DeadLetter() => DeadLetter(_ => true, null);

    /// <summary>Picks dead letters by the type of the message.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) =>
        DeadLetter(letter => letter.Message is TMessage, source);

    /// <summary>Picks dead letters by the type of the message and a condition.</summary>
    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        DeadLetter(letter => letter.Message is TMessage message && isMatch(message), source);

    /// <summary>Picks dead letters by the type of the message.</summary>
    public IEventFilterApplier DeadLetter(Type type, string? source = null) =>
        DeadLetter(letter => type.IsInstanceOfType(letter.Message), source);

    /// <summary>Picks dead letters by the type of the message and a condition.</summary>
    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        DeadLetter(letter => type.IsInstanceOfType(letter.Message) && isMatch(letter.Message), source);

    private IEventFilterApplier DeadLetter(Predicate<DeadLetter> isMatch, string? source) =>
        Apply(new DeadLettersFilter(StringMatcher.ForSource(source), isMatch));

    private IEventFilterApplier Exception(Type type, StringMatcher message, string? source, bool checkInnerExceptions)
    {
        if (!typeof(Exception).IsAssignableFrom(type))
            throw new ArgumentException($"The type must be an exception. It was: {type}", nameof(type));
        return Apply(new ErrorFilter(type, message, StringMatcher.ForSource(source), checkInnerExceptions));
    }

    private IEventFilterApplier Apply(EventFilterBase filter) => new EventFilterApplier(_testkit, _system, [.. _filters, filter]);
}
