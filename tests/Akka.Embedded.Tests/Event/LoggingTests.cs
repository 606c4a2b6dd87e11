using Akka.Actor;
using Akka.Event;

namespace Akka.Embedded.Tests.Events;

public sealed class LoggingTests : Akka.TestKit.Xunit2.TestKit
{
    public LoggingTests()
        : base("akka.loglevel = INFO")
    {
    }

    private sealed class Explosive
    {
        public override string ToString() => throw new InvalidOperationException("formatted");
    }

    [Fact]
    public void Log_BelowTheLevel_PublishesAndFormatsNothing()
    {
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var log = Logging.GetLogger(Sys, "source");

        log.Debug("{0}", new Explosive());
        log.Debug("{0} {1}", [new Explosive(), 1]);
        log.Debug(new InvalidOperationException(), "{0} {1} {2}", 1, 2, new Explosive());
        log.Info("end");

        Assert.Equal("end", ExpectMsg<Info>().Message);
    }

    [Fact]
    public void Log_OfEachLevel_PublishesAnEventOfItsClass()
    {
        Sys.EventStream.SetLogLevel(LogLevel.DebugLevel);
        Sys.EventStream.Subscribe<LogEvent>(TestActor);
        var log = Logging.GetLogger(Sys, this);
        var cause = new InvalidOperationException("cause");

        log.Debug("d");
        log.Info(cause, "i {0}", 1);
        log.Warning("w {0} {1}", 1, "two");
        log.Error(cause, "e {0} {1} {2}", 1, "two", 3L);

        var debug = ExpectMsg<Debug>();
        Assert.Equal("d", debug.Message.ToString());
        Assert.Equal(LogLevel.DebugLevel, debug.LogLevel());
        Assert.Null(debug.Cause);
        var info = ExpectMsg<Info>();
        Assert.Equal("i 1", info.Message.ToString());
        Assert.Same(cause, info.Cause);
        Assert.Equal("w 1 two", ExpectMsg<Warning>().Message.ToString());
        var error = ExpectMsg<Error>();
        Assert.Equal("e 1 two 3", error.Message.ToString());
        Assert.Same(cause, error.Cause);
        Assert.Equal(typeof(LoggingTests), error.LogClass);
        Assert.Equal($"{nameof(LoggingTests)} ({Sys})", error.LogSource);
    }

    [Fact]
    public void Log_Template_KeepsTemplateAndArgumentsApart()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);

        Logging.GetLogger(Sys, "source").Info("a {0} b {1}", 1, "x");
        Logging.GetLogger(Sys, "source").Info("a {0}", new object[] { 7 });

        var message = Assert.IsAssignableFrom<LogMessage>(ExpectMsg<Info>().Message);
        Assert.Equal("a {0} b {1}", message.Format);
        Assert.Equal([1, "x"], message.Parameters());
        message = Assert.IsAssignableFrom<LogMessage>(ExpectMsg<Info>().Message);
        Assert.Equal([7], message.Parameters());
        Assert.Equal("7", message.Unformatted());
    }

    [Fact]
    public void GetLogger_WithFormatter_UsesIt()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);

        Logging.GetLogger(Sys, "source", new Shouting()).Info("a {0}", 1);

        Assert.Equal("A {0} [1]", ExpectMsg<Info>().Message.ToString());
    }

    [Fact]
    public void SetLogLevel_Later_HoldsForNewLoggers()
    {
        Assert.False(Logging.GetLogger(Sys, "source").IsDebugEnabled);
        Sys.EventStream.SetLogLevel(LogLevel.DebugLevel);
        Assert.True(Logging.GetLogger(Sys, "source").IsDebugEnabled);
        Sys.EventStream.SetLogLevel(LogLevel.ErrorLevel);

        var log = Logging.GetLogger(Sys, "source");
        Assert.False(log.IsWarningEnabled);
        Assert.False(log.IsEnabled(LogLevel.InfoLevel));
        Assert.True(log.IsEnabled(LogLevel.ErrorLevel));
    }

    [Fact]
    public void SetLogLevel_Later_LeavesExistingLoggersAlone()
    {
        var log = Logging.GetLogger(Sys, "source");
        Sys.EventStream.SetLogLevel(LogLevel.DebugLevel);
        Assert.False(log.IsDebugEnabled);
    }

    [Fact]
    public void SystemsOwnLog_PublishesEveryLevel()
    {
        Sys.EventStream.Subscribe<Debug>(TestActor);
        Sys.Log.Debug("{0}", 1);
        Assert.Equal("1", FishForMessage<Debug>(debug => debug.LogSource == $"ActorSystem({Sys.Name})").Message.ToString());
    }

    [Fact]
    public void ActorsLogger_LogsUnderThePath()
    {
        Sys.EventStream.Subscribe<Info>(TestActor);
        var actor = Sys.ActorOf(Props.Create(() => new LoggingActor()), "chatty");

        actor.Tell("hello");

        var info = ExpectMsg<Info>();
        Assert.Equal(actor.Path.ToString(), info.LogSource);
        Assert.Equal(typeof(LoggingActor), info.LogClass);
        Assert.Equal("got hello", info.Message.ToString());
    }

    [Fact]
    public void LogSource_OfObjectsTypesNamesAndActors()
    {
        Assert.Equal(nameof(LoggingTests), LogSource.Create(this).Source);
        Assert.Equal($"name ({Sys})", LogSource.Create("name", Sys).Source);
        Assert.Equal(typeof(DummyClassForStringSources), LogSource.Create("name", Sys).Type);
        Assert.Equal($"Int32 ({Sys})", LogSource.Create(typeof(int), Sys).Source);
        Assert.Equal(typeof(int), LogSource.Create(typeof(int), Sys).Type);
        Assert.Equal(TestActor.Path.ToString(), LogSource.Create(TestActor, Sys).Source);
        var made = LogSource.Create("own", typeof(string));
        Assert.Equal("own", LogSource.Create(made, Sys).Source);
    }

    [Theory]
    [InlineData("debug", LogLevel.DebugLevel, typeof(Debug), "DEBUG")]
    [InlineData("INFO", LogLevel.InfoLevel, typeof(Info), "INFO")]
    [InlineData("Warning", LogLevel.WarningLevel, typeof(Warning), "WARNING")]
    [InlineData("error", LogLevel.ErrorLevel, typeof(Error), "ERROR")]
    public void Levels_Translate(string name, LogLevel level, Type type, string text)
    {
        Assert.Equal(level, Logging.LogLevelFor(name));
        Assert.Equal(type, level.ClassFor());
        Assert.Equal(text, level.StringFor());
    }

    [Fact]
    public void Levels_Unknown_Throw()
    {
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor("loud"));
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor(null!));
        Assert.Throws<ArgumentException>(() => Logging.ClassFor((LogLevel)77));
        Assert.Throws<ArgumentException>(() => Logging.LogLevelFor<OtherEvent>());
        Assert.Equal(LogLevel.WarningLevel, Logging.LogLevelFor<Warning>());
        Assert.True(Logging.LogLevelFor("OFF") > LogLevel.ErrorLevel);
    }

    [Fact]
    public void LogEvent_ToString_NamesLevelTimeThreadSourceMessageAndCause()
    {
        var text = new Warning(new InvalidOperationException("why"), "who", typeof(int), "what").ToString();

        Assert.Matches(
            @"^\[WARNING\]\[\d\d/\d\d/\d{4} \d\d:\d\d:\d\d\.\d{3}Z\]\[Thread \d{4}\]\[who\] what\r?\nCause: System\.InvalidOperationException: why",
            text);
    }

    [Fact]
    public void NoLogger_LogsNothing()
    {
        NoLogger.Instance.Error("{0}", new Explosive());
        Assert.False(NoLogger.Instance.IsErrorEnabled);
        Assert.False(NoLogger.Instance.IsEnabled(LogLevel.ErrorLevel));
    }

    [Fact]
    public void DefaultLogMessageFormatter_FormatsByPosition()
    {
        Assert.Equal("2 1", DefaultLogMessageFormatter.Instance.Format("{1} {0}", 1, 2));
        Assert.Equal("1.50", DefaultLogMessageFormatter.Instance.Format("{0:F2}", new List<object> { 1.5 }));
        Assert.Throws<FormatException>(() => DefaultLogMessageFormatter.Instance.Format("{1}", 1));
    }

    private sealed class OtherEvent : LogEvent
    {
        public override LogLevel LogLevel() => Akka.Event.LogLevel.InfoLevel;
    }

    private sealed class LoggingActor : ReceiveActor
    {
        public LoggingActor()
        {
            var log = Context.GetLogger();
            ReceiveAny(message => log.Info("got {0}", message));
        }
    }

    private sealed class Shouting : ILogMessageFormatter
    {
        public string Format(string format, params object[] args) => Format(format, (IEnumerable<object>)args);

        public string Format(string format, IEnumerable<object> args) => $"{format.ToUpperInvariant()} [{string.Join(",", args)}]";
    }
}
