using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Akka.Hosting;
using Akka.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Akka.Embedded.Tests.Hosting;

public sealed class LoggingTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private sealed class CapturingFactory : ILoggerFactory, ILogger
    {
        private readonly TaskCompletionSource _marked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ConcurrentQueue<(string Category, LogLevel Level, string Text, Exception? Cause)> Entries { get; } = new();

        public Task Marked => _marked.Task;

        public ILogger CreateLogger(string categoryName)
        {
            Category = categoryName;
            return this;
        }

        public string Category { get; private set; } = "";

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var text = formatter(state, exception);
            Entries.Enqueue((Category, logLevel, text, exception));
            if (text.Contains("the end", StringComparison.Ordinal))
                _marked.TrySetResult();
        }
    }

    [Fact]
    public async Task AddLoggerFactory_OfAFactory_GetsWhatTheSystemLogs()
    {
        using var factory = new CapturingFactory();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddAkka("test", akka => akka.ConfigureLoggers(loggers =>
        {
            loggers.LogLevel = Event.LogLevel.DebugLevel;
            loggers.ClearLoggers();
            loggers.AddLoggerFactory(factory);
        }));
        using var host = builder.Build();
        await host.StartAsync().WaitAsync(Patience);

        var log = host.Services.GetRequiredService<ActorSystem>().Log;
        log.Debug("debug {0}", 1);
        log.Info("info {0}", 2);
        log.Warning("warning {0}", 3);
        log.Error(new InvalidOperationException("why"), "the end {0}", 4);
        await factory.Marked.WaitAsync(Patience);
        await host.StopAsync().WaitAsync(Patience);

        var entries = factory.Entries.ToArray();
        Assert.Contains(entries, entry => entry.Level == LogLevel.Debug && entry.Text.Contains("debug 1", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Level == LogLevel.Information && entry.Text.Contains("info 2", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Level == LogLevel.Warning && entry.Text.Contains("warning 3", StringComparison.Ordinal));
        var error = Assert.Single(entries, entry => entry.Text.Contains("the end 4", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, error.Level);
        Assert.IsType<InvalidOperationException>(error.Cause);
        Assert.Equal("Akka.Actor.ActorSystem", error.Category);
    }

    [Fact]
    public async Task AddLoggerFactory_WithoutOne_TakesTheHosts()
    {
        using var factory = new CapturingFactory();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<ILoggerFactory>(factory);
        builder.Services.AddAkka("test", akka => akka.ConfigureLoggers(loggers => loggers.ClearLoggers().AddLoggerFactory()));
        using var host = builder.Build();
        await host.StartAsync().WaitAsync(Patience);

        host.Services.GetRequiredService<ActorSystem>().Log.Info("the end");

        await factory.Marked.WaitAsync(Patience);
        await host.StopAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task LoggerFactoryLogger_WithoutItsSetup_LetsTheSystemStartWithoutIt()
    {
        var system = ActorSystem.Create("test", ConfigurationFactory.ParseString(
            $"akka.loggers = [\"{typeof(LoggerFactoryLogger).AssemblyQualifiedName}\"]\nakka.stdout-loglevel = OFF\n" +
            "akka.logger-startup-timeout = 100ms"));

        var guardian = await system.ActorSelection("/user").ResolveOne(Patience);

        Assert.Equal("user", guardian.Path.Name);
        await system.Terminate().WaitAsync(Patience);
    }

    [Fact]
    public void ConfigureLoggers_WithOptions_WritesThem()
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test");

        builder.ConfigureLoggers(loggers =>
        {
            loggers.LogLevel = Event.LogLevel.WarningLevel;
            loggers.LogConfigOnStart = true;
            loggers.AddLogger<DefaultLogger>();
            loggers.DeadLetterOptions = new DeadLetterOptions
            {
                ShouldLog = TriStateValue.Some,
                LogCount = 3,
                LogDuringShutdown = true,
                LogSuspendDuration = TimeSpan.FromSeconds(2),
            };
            loggers.DebugOptions = new DebugOptions { Unhandled = true, LifeCycle = false };
        });

        var config = builder.Configuration.Value;
        Assert.Equal("WARNING", config.GetString("akka.loglevel").ToUpperInvariant());
        Assert.Equal(
            [typeof(DefaultLogger).AssemblyQualifiedName!, typeof(DefaultLogger).AssemblyQualifiedName!],
            config.GetStringList("akka.loggers"));
        Assert.True(config.GetBoolean("akka.log-config-on-start"));
        Assert.Equal("3", config.GetString("akka.log-dead-letters"));
        Assert.True(config.GetBoolean("akka.log-dead-letters-during-shutdown"));
        Assert.Equal(TimeSpan.FromSeconds(2), config.GetTimeSpan("akka.log-dead-letters-suspend-duration"));
        Assert.True(config.GetBoolean("akka.actor.debug.unhandled"));
        Assert.False(config.GetBoolean("akka.actor.debug.lifecycle", true));
        Assert.False(config.HasPath("akka.actor.debug.receive"));
    }

    [Theory]
    [InlineData(TriStateValue.All, "on")]
    [InlineData(TriStateValue.None, "off")]
    [InlineData(TriStateValue.Some, "10")]
    public void DeadLetterOptions_OfEachKind_AreWritten(TriStateValue kind, string expected) => Assert.Equal(
        expected,
        ConfigurationFactory.ParseString(new DeadLetterOptions { ShouldLog = kind }.ToString()).GetString("akka.log-dead-letters"));
}
