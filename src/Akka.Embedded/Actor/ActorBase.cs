using Akka.Event;

namespace Akka.Actor;

/// <summary>Gives access to an actor's context from outside; for the engine and its tests.</summary>
public interface IInternalActor
{
    /// <summary>The context.</summary>
    IActorContext ActorContext { get; }
}

/// <summary>
/// The base of all actors. One message at a time, on one thread at a time; never made with <c>new</c> but by
/// <see cref="IActorRefFactory.ActorOf"/>.
/// </summary>
public abstract partial class ActorBase : IInternalActor
{
    private IActorRef? _clearedSelf;

    /// <summary>Begins with <see cref="Receive"/> as the behavior.</summary>
    /// <exception cref="ActorInitializationException">Made with <c>new</c>.</exception>
    protected ActorBase()
    {
        var cell = ActorCell.Current ?? throw new ActorInitializationException(
            $"{GetType()} was made with 'new': actors are made by ActorOf of a system or of a context.");
        if (this is IWithTimers timed)
            timed.Timers = new TimerScheduler(cell);
        cell.Become(Receive);
    }

    /// <summary>A behavior that takes nothing.</summary>
    protected static Receive EmptyReceive { get; } = static _ => false;

    /// <summary>The context of the actor that the calling thread runs.</summary>
    /// <exception cref="NotSupportedException">The calling thread runs no actor, as after an await that has left the actor's thread.</exception>
    protected static IActorContext Context
    {
        get
        {
            var cell = ActorCell.Current ?? throw new NotSupportedException(
                "No actor runs on this thread now, so there is no context. After an await outside ReceiveAsync there is none either: take Self, Sender and the like before it.");
            return cell.ActorHasBeenCleared ? null! : cell;
        }
    }

    IActorContext IInternalActor.ActorContext => Context;

    /// <summary>The sender of the message at hand; the dead letters when there is none.</summary>
    protected IActorRef Sender => Context.Sender;

    /// <summary>This actor's reference; the dead letters once the instance is dismissed.</summary>
    protected IActorRef Self => _clearedSelf ?? Context.Self;

    /// <summary>Everything that is received runs through here.</summary>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        if (message is TimerMessage timer)
        {
            switch (Unwrap(timer))
            {
                case null:
                    return true;
                case IAutoReceivedMessage auto:
                    ((ActorCell)Context).AutoReceiveMessage(new Envelope(auto, Self));
                    return true;
                case var due:
                    // A stash takes the message at hand from the cell.
                    ((ActorCell)Context).CurrentMessage = due;
                    message = due;
                    break;
            }
        }

        if (receive(message))
            return true;
        Unhandled(message);
        return false;
    }

    /// <summary>The first behavior: true when it has taken the message.</summary>
    protected abstract bool Receive(object message);

    /// <summary>Takes what the behavior did not: publishes an <see cref="UnhandledMessage"/>.</summary>
    /// <exception cref="DeathPactException">The message is a <see cref="Terminated"/>.</exception>
    protected virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        Context.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Replaces the behavior on top; the first one stays below.</summary>
    protected void Become(Receive receive) => Context.Become(receive);

    /// <summary>Puts a behavior on top.</summary>
    protected void BecomeStacked(Receive receive) => Context.BecomeStacked(receive);

    /// <summary>Goes back to the behavior below; the first one stays.</summary>
    protected void UnbecomeStacked() => Context.UnbecomeStacked();

    /// <summary>Asks for a <see cref="ReceiveTimeout"/> after a time without messages; <see langword="null"/> for none.</summary>
    protected void SetReceiveTimeout(TimeSpan? timeout) => Context.SetReceiveTimeout(timeout);

    private object? Unwrap(TimerMessage timer) =>
        this is IWithTimers { Timers: TimerScheduler timers } ? timers.Unwrap(timer) : null;

    internal void Clear(IActorRef self) => _clearedSelf = self;

    internal void Unclear() => _clearedSelf = null;
}
