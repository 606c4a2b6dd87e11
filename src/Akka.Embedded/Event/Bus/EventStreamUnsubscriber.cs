using Akka.Actor;

namespace Akka.Event;

/// <summary>Watches the subscribers of an event stream and unsubscribes who terminates.</summary>
internal sealed class EventStreamUnsubscriber(EventStream eventStream, bool debug) : ActorBase
{
    protected override void PreStart() => Trace($"registering unsubscriber with {eventStream}");

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case Register register:
                Trace($"{register.Actor} is watched, and unsubscribed when it ends");
                Context.Watch(register.Actor);
                return true;

            // Asked only now: whoever has subscribed again in the meantime stays watched.
            case UnregisterIfNoMoreSubscribedChannels unregister:
                if (eventStream.IsSubscribed(unregister.Actor))
                    return true;
                Trace($"unwatching {unregister.Actor} since has no subscriptions");
                Context.Unwatch(unregister.Actor);
                return true;

            case Terminated terminated:
                Trace($"unsubscribe {terminated.ActorRef} from {eventStream}, because it was terminated");
                eventStream.Unsubscribe(terminated.ActorRef);
                return true;

            default:
                return false;
        }
    }

    private void Trace(string text)
    {
        if (debug)
            eventStream.Publish(new Debug(GetType().Name, GetType(), text));
    }

    internal sealed record Register(IActorRef Actor) : INoSerializationVerificationNeeded;

    internal sealed record UnregisterIfNoMoreSubscribedChannels(IActorRef Actor) : INoSerializationVerificationNeeded;
}
