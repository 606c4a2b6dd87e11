using Akka;
using Akka.Actor;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>What a message of another actor asks of a resource of type <typeparamref name="T"/>.</summary>
internal interface ISharedCall<in T> : INoSerializationVerificationNeeded
{
    /// <summary>Why it must not run; <see langword="null"/> when it may.</summary>
    Exception? Refusal(string resource) => null;

    /// <summary>What diagnostics call it.</summary>
    string Method { get; }

    /// <summary>Runs it; <see cref="Done"/> when it has no result.</summary>
    object? Invoke(T resource);
}

/// <summary>A call that came as a message, and whose answer goes to its sender.</summary>
internal sealed class MessageCall<T> : Call<T> where T : class
{
    private readonly ISharedCall<T> _message;
    private readonly IActorRef _sender;
    private object? _result;

    internal MessageCall(ResourceCore resource, ISharedCall<T> message, IActorRef sender)
    {
        _message = message;
        _sender = sender;
        Begin(resource, message.Method, CallPriority.Normal);
    }

    internal override Exception? Refusal() => _message.Refusal(Resource.Name);

    internal override bool Run(T resource)
    {
        _result = _message.Invoke(resource);
        if (Resource.Limits.GuardResults)
        {
            EscapeGuard<object?>.Check(_result, resource, this);
        }

        return true;
    }

    internal override void DeliverResult() => _sender.Tell((_result ?? Null())!, Resource.Actor);

    internal override void DeliverFailure(Exception failure) => _sender.Tell(new Status.Failure(failure), Resource.Actor);

    // Only the sender behind an Ask can be told null; any other actor's mailbox refuses it. Such a sender lives under /temp.
    private object? Null() => _sender.Path.Elements is ["temp", ..] ? null : new Status.Success(null);
}
