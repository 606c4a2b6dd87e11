using Akka.Actor;
using Sharer.Generated;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call that came as a message, and whose answer goes to its sender.</summary>
internal class MessageCall<T> : Call<T> where T : class
{
    private readonly IActorRef _sender;
    private object? _answer;

    private protected MessageCall(ResourceCore resource, IMemberMessage<T> message, IActorRef sender)
    {
        Message = message;
        _sender = sender;
        Begin(resource, message.Member.Name, message.Member.Terms);
    }

    private protected IMemberMessage<T> Message { get; }

    internal static MessageCall<T> For(ResourceCore resource, IMemberMessage<T> message, IActorRef sender) =>
        message.HoldsTurn ? new HeldMessageCall<T>(resource, message, sender) : new MessageCall<T>(resource, message, sender);

    internal override Exception? Refusal() => Message.Refusal(Resource.Name);

    internal override bool Run(T resource)
    {
        Answer(Message.Run(resource, this), resource);
        return true;
    }

    internal sealed override void DeliverResult() => _sender.Tell((_answer ?? Null())!, Resource.Actor);

    internal sealed override void DeliverFailure(Exception failure) => _sender.Tell(new Status.Failure(failure), Resource.Actor);

    private protected void Answer(object? answer, T resource)
    {
        if (Resource.Limits.GuardResults)
        {
            EscapeGuard<object?>.Check(answer, resource, this);
        }

        _answer = answer;
    }

    // Only the sender behind an Ask can be told null; any other actor's mailbox refuses it. Such a sender lives under /temp.
    private object? Null() => _sender.Path.Elements is ["temp", ..] ? null : new Status.Success(null);
}
