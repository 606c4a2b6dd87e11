using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>
/// An actor that lists what it takes: handlers by type and condition, tried in the order of their registration.
/// They are registered in the constructor and inside <see cref="Become(Action)"/>.
/// </summary>
public abstract class ReceiveActor : UntypedActor, IInitializableActor
{
    private MessageHandlers? _registering = new();
    private MessageHandlers _initial = MessageHandlers.None;
    private bool _initialized;

    /// <summary>Begins the registration.</summary>
    protected ReceiveActor()
    {
    }

    void IInitializableActor.Init()
    {
        if (_initialized)
            return;
        _initialized = true;
        _initial = _registering!;
        _registering = null;
    }

    /// <inheritdoc/>
    protected sealed override void OnReceive(object message) => Handle(_initial, message);

    /// <summary>Replaces the handlers on top by those that the action registers; the first ones stay below.</summary>
    protected void Become(Action configure)
    {
        var handlers = Register(configure);
        base.Become(message => Handle(handlers, message));
    }

    /// <summary>Puts the handlers that the action registers on top.</summary>
    protected void BecomeStacked(Action configure)
    {
        var handlers = Register(configure);
        base.BecomeStacked(message => Handle(handlers, message));
    }

    /// <summary>Handles messages of a type, under a condition.</summary>
    protected void Receive<T>(Action<T> handler, Predicate<T>? shouldHandle = null) =>
        Registering.Add(handler, shouldHandle);

    /// <summary>Handles messages of a type, under a condition.</summary>
    protected void Receive<T>(Predicate<T> shouldHandle, Action<T> handler) => Receive(handler, shouldHandle);

    /// <summary>Handles messages of a type; the handler says whether it has taken the message.</summary>
    protected void Receive<T>(Func<T, bool> handler) => Registering.Add(handler);

    /// <summary>Handles messages of a type, under a condition.</summary>
    protected void Receive(Type messageType, Action<object> handler, Predicate<object>? shouldHandle = null) =>
        Registering.Add(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type, under a condition.</summary>
    protected void Receive(Type messageType, Predicate<object> shouldHandle, Action<object> handler) =>
        Receive(messageType, handler, shouldHandle);

    /// <summary>Handles messages of a type; the handler says whether it has taken the message.</summary>
    protected void Receive(Type messageType, Func<object, bool> handler) => Registering.Add(messageType, handler);

    /// <summary>Handles whatever no earlier handler took; nothing can be registered after it.</summary>
    protected void ReceiveAny(Action<object> handler) => Registering.AddAny(handler);

    /// <summary>Handles messages of a type asynchronously; no other message comes before the task ends.</summary>
    protected void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? shouldHandle = null) =>
        Receive(RunAsync(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously; no other message comes before the task ends.</summary>
    protected void ReceiveAsync<T>(Predicate<T> shouldHandle, Func<T, Task> handler) =>
        Receive(RunAsync(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously; no other message comes before the task ends.</summary>
    protected void ReceiveAsync(Type messageType, Func<object, Task> handler, Predicate<object>? shouldHandle = null) =>
        Receive(messageType, RunAsync(handler), shouldHandle);

    /// <summary>Handles messages of a type asynchronously; no other message comes before the task ends.</summary>
    protected void ReceiveAsync(Type messageType, Predicate<object> shouldHandle, Func<object, Task> handler) =>
        Receive(messageType, RunAsync(handler), shouldHandle);

    /// <summary>Handles whatever no earlier handler took, asynchronously; nothing can be registered after it.</summary>
    protected void ReceiveAnyAsync(Func<object, Task> handler) => ReceiveAny(RunAsync(handler));

    private MessageHandlers Registering => _registering ?? throw new InvalidOperationException(
        "Handlers are added in the constructor or inside Become; here it is too late for that.");

    private static Action<T> RunAsync<T>(Func<T, Task> handler) =>
        message => ActorTaskScheduler.RunTask(() => handler(message));

    private MessageHandlers Register(Action configure)
    {
        var outer = _registering;
        var handlers = _registering = new MessageHandlers();
        try
        {
            configure();
        }
        finally
        {
            _registering = outer;
        }

        return handlers;
    }

    private void Handle(MessageHandlers handlers, object message)
    {
        if (!handlers.TryHandle(message))
            Unhandled(message);
    }
}
