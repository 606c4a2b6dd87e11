using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;

namespace Akka.Event;

/// <summary>A logger's queue: what the logger leaves unread when it stops is printed on the console.</summary>
internal sealed class LoggerMessageQueue(ActorSystem system)
    : IMessageQueue, ILoggerMessageQueueSemantics, IUnboundedMessageQueueSemantics
{
    private readonly UnboundedMessageQueue _messages = new();

    public bool HasMessages => _messages.HasMessages;

    public int Count => _messages.Count;

    public void Enqueue(IActorRef receiver, Envelope envelope) => _messages.Enqueue(receiver, envelope);

    public bool TryDequeue(out Envelope envelope) => _messages.TryDequeue(out envelope);

    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (TryDequeue(out var envelope))
        {
            // What is not for the log (a late InitializeLogger, a Terminated) is of no use to anybody now.
            if (envelope.Message is LogEvent)
                system.Settings.StdoutLogger.Tell(envelope.Message, envelope.Sender);
        }
    }
}
