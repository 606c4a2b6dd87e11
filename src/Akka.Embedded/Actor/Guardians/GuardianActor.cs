using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The guardian of users' actors, and the root.</summary>
public class GuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    /// <summary>Made by the system.</summary>
    public GuardianActor()
    {
    }

    /// <inheritdoc/>
    protected override void PreStart()
    {
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated:
                Context.Stop(Self);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }

        return true;
    }
}
