using Akka.Dispatch;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The guardian of the system's own actors: ends after the guardian of users' actors, and after those who want to finish something then.</summary>
public class SystemGuardianActor : ActorBase, IRequiresMessageQueue<IUnboundedMessageQueueSemantics>
{
    private readonly IActorRef _userGuardian;
    private readonly HashSet<IActorRef> _terminationHooks = [];

    /// <summary>Made by the system.</summary>
    public SystemGuardianActor(IActorRef userGuardian) => _userGuardian = userGuardian;

    /// <summary>Keeps the children.</summary>
    protected override void PreRestart(Exception reason, object message)
    {
    }

    /// <inheritdoc/>
    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(_userGuardian):
                Context.Become(Terminating);
                foreach (var hook in _terminationHooks)
                    hook.Tell(TerminationHook.Instance, Self);
                StopWhenAllAreDone();
                break;
            case Terminated terminated:
                _terminationHooks.Remove(terminated.ActorRef);
                break;
            case StopChild stop:
                Context.Stop(stop.Child);
                break;
            case RegisterTerminationHook when !ReferenceEquals(Sender, Context.System.DeadLetters):
                _terminationHooks.Add(Sender);
                Context.Watch(Sender);
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }

        return true;
    }

    private bool Terminating(object message)
    {
        switch (message)
        {
            case Terminated terminated:
                _terminationHooks.Remove(terminated.ActorRef);
                StopWhenAllAreDone();
                break;
            case TerminationHookDone:
                _terminationHooks.Remove(Sender);
                StopWhenAllAreDone();
                break;
            default:
                Context.System.DeadLetters.Tell(new DeadLetter(message, Sender, Self), Sender);
                break;
        }

        return true;
    }

    private void StopWhenAllAreDone()
    {
        if (_terminationHooks.Count > 0)
            return;
        Context.System.EventStream.StopDefaultLoggers(Context.System);
        Context.Stop(Self);
    }
}
