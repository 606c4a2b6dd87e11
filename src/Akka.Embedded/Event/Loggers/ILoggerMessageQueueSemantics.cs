using Akka.Dispatch;

namespace Akka.Event;

/// <summary>Marks the message queue of loggers, which prints on the console what a logger leaves behind.</summary>
public interface ILoggerMessageQueueSemantics : ISemantics
{
}
