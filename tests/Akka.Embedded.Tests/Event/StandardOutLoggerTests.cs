using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace Akka.Embedded.Tests.Events;

public sealed class StandardOutLoggerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task StdoutLogger_NamedInConfiguration_PrintsFromStartToEnd()
    {
        var system = ActorSystem.Create("stdout", ConfigurationFactory.ParseString(
            $$"""
            {{ListLogger.Setting}}
            akka.stdout-loglevel = DEBUG
            akka.loglevel = WARNING
            akka.loggers = ["Akka.Event.DefaultLogger"]
            """));
        var logger = Assert.IsType<ListLogger>(system.Settings.StdoutLogger);

        system.Log.Warning("hello {0}", "you");
        await system.Terminate().WaitAsync(Patience);

        var lines = logger.Lines;
        Assert.Contains(lines, line => line.EndsWith("StandardOutLogger started", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("hello you", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.EndsWith("All default loggers stopped", StringComparison.Ordinal));
    }

    [Fact]
    public void Tell_TemplateThatCannotBeFormatted_PrintsWhatItCan()
    {
        var output = new StringWriter();
        var before = Console.Out;
        Console.SetOut(output);
        try
        {
            var bus = new LoggingBus();
            var logger = new StandardOutLogger();
            bus.Subscribe(logger, typeof(Warning));
            Logging.GetLogger(bus, "unformattable-source").Warning("broken {0} {1}", 42);
        }
        finally
        {
            Console.SetOut(before);
        }

        var text = output.ToString();
        Assert.Contains("unformattable-source", text, StringComparison.Ordinal);
        Assert.Contains("broken {0} {1}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_Null_Throws() => Assert.ThrowsAny<Exception>(() => new StandardOutLogger().Tell(null!));
}
