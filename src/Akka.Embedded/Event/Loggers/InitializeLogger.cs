using Akka.Actor;

namespace Akka.Event;

/// <summary>The first message a logger gets; it answers with <see cref="LoggerInitialized"/>.</summary>
public class InitializeLogger : INoSerializationVerificationNeeded
{
    /// <summary>Introduces a logger to the bus it logs for.</summary>
    public InitializeLogger(LoggingBus loggingBus) => LoggingBus = loggingBus;

    /// <summary>The bus whose events the logger will get.</summary>
    public LoggingBus LoggingBus { get; }
}
