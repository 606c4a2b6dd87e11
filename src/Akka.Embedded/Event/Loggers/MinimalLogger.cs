using Akka.Actor;

namespace Akka.Event;

/// <summary>A logger that is no actor: it prints on the thread that logs, and works before and after the actor system.</summary>
public abstract class MinimalLogger : MinimalActorRef, IInternalActorRef
{
    /// <summary>What the logger leaves out.</summary>
    public LogFilterEvaluator Filter { get; internal set; } = LogFilterEvaluator.NoFilters;

    /// <summary>Not available: the logger belongs to no actor system.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public IActorRefProvider Provider => throw new NotSupportedException("This logger does not provide.");

    /// <summary>A path of its own, outside every actor system.</summary>
    public sealed override ActorPath Path { get; } = new RootActorPath(Address.AllSystems, "/StandardOutLogger");

    /// <inheritdoc />
    protected sealed override void TellInternal(object message, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(message);
        Log(message);
    }

    /// <summary>Prints a <see cref="LogEvent"/> or any other message.</summary>
    protected abstract void Log(object message);
}
