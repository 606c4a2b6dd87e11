using Akka.Actor;
using Akka.Event;
using Xunit.Abstractions;

namespace Akka.TestKit.Xunit2.Internals;

/// <summary>Writes log events to the output of a test.</summary>
public class TestOutputLogger : ReceiveActor
{
    private readonly ITestOutputHelper _output;

    /// <summary>Makes a logger for an output.</summary>
    public TestOutputLogger(ITestOutputHelper output)
    {
        _output = output;
        Receive<InitializeLogger>(initialize =>
        {
            initialize.LoggingBus.Subscribe(Self, typeof(LogEvent));
            Sender.Tell(new LoggerInitialized());
        });
        Receive<LogEvent>(Write);
    }

    private void Write(LogEvent logEvent)
    {
        try
        {
            _output.WriteLine(logEvent.ToString());
        }
        catch (FormatException e) when (logEvent.Message is LogMessage message)
        {
            var report = $"Received a malformed formatted message. Log level: [{logEvent.LogLevel()}], "
                + $"Template: [{message.Format}], args: [{message.Unformatted()}]";
            if (logEvent.Cause is { } cause)
                throw new AggregateException(report, e, cause);
            throw new FormatException(report, e);
        }
        catch (InvalidOperationException)
        {
            // The test has ended and takes no more output.
            Context.Stop(Self);
        }
    }
}
