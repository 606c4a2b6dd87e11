using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger's answer to <see cref="InitializeLogger"/>: it is ready.</summary>
public class LoggerInitialized : INoSerializationVerificationNeeded, IDeadLetterSuppression
{
}
