using Akka.Actor.Setup;
using Microsoft.Extensions.Logging;

namespace Akka.Hosting.Logging;

/// <summary>Tells a system where its <see cref="LoggerFactoryLogger"/> logs to.</summary>
public class LoggerFactorySetup : Setup
{
    /// <summary>Takes the factory.</summary>
    public LoggerFactorySetup(ILoggerFactory loggerFactory) => LoggerFactory = loggerFactory;

    /// <summary>Makes the loggers.</summary>
    public ILoggerFactory LoggerFactory { get; }
}
