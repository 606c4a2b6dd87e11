using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    /// <summary>Processes one message.</summary>
    public void Invoke(Envelope envelope)
    {
        var message = envelope.Message;
        // Only an actor that has asked for a time-out pays for it.
        var timed = HasReceiveTimeout;
        try
        {
            CurrentMessage = message;
            CurrentEnvelopeId = CurrentEnvelopeId == int.MaxValue ? 1 : CurrentEnvelopeId + 1;
            Sender = envelope.Sender ?? SystemImpl.DeadLetters;
            if (timed && message is not INotInfluenceReceiveTimeout)
                CancelReceiveTimeout();
            if (message is IAutoReceivedMessage)
                AutoReceiveMessage(envelope);
            else
                ReceiveMessage(message);
            CurrentMessage = null;
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }
        finally
        {
            if (timed || HasReceiveTimeout)
                CheckReceiveTimeout(message is not INotInfluenceReceiveTimeout);
        }
    }

    /// <summary>Processes one message; what the actor throws is thrown.</summary>
    public void ReceiveMessageForTest(Envelope envelope)
    {
        CurrentMessage = envelope.Message;
        Sender = envelope.Sender;
        try
        {
            ReceiveMessage(envelope.Message);
        }
        finally
        {
            CurrentMessage = null;
            Sender = SystemImpl.DeadLetters;
        }
    }

    internal virtual void ReceiveMessage(object message)
    {
        var actor = _actor!;
        var handled = actor.AroundReceive(_behavior, message);
        if (SystemImpl.Settings.AddLoggingReceive && actor is ILogReceive)
        {
            Publish(new Debug(Self.Path.ToString(), actor.GetType(),
                $"received {(handled ? "handled" : "unhandled")} message {message} from {Sender.Path}"));
        }
    }

    internal virtual void AutoReceiveMessage(Envelope envelope)
    {
        if (SystemImpl.Settings.DebugAutoReceive)
            Publish(new Debug(Self.Path.ToString(), ActorType, $"received AutoReceiveMessage {envelope.Message}"));
        switch (envelope.Message)
        {
            case Terminated terminated:
                ReceivedTerminated(terminated);
                break;
            case PoisonPill:
                Stop();
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, Self), Self);
                break;
            case ActorSelectionMessage selection:
                new ActorSelection(Self, selection.Elements).Tell(selection.Message, Sender);
                break;
        }
    }
}
