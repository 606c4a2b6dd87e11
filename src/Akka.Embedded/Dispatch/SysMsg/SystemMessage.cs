using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>A life-cycle message between cells. It is its own link in the receiver's queue, so no object is ever sent twice.</summary>
internal abstract class SystemMessage
{
    public SystemMessage? Next { get; set; }
}

/// <summary>Ends the queue of a closed mailbox: nothing goes in any more.</summary>
internal sealed class NoMessage : SystemMessage;

internal sealed class Create(Exception? failure) : SystemMessage
{
    public Exception? Failure { get; } = failure;

    public override string ToString() => $"<Create>: {Failure}";
}

internal sealed class Recreate(Exception? cause) : SystemMessage, IStashWhenWaitingForChildren
{
    public Exception? Cause { get; } = cause;

    public override string ToString() => $"<Recreate>: {Cause}";
}

internal sealed class Suspend : SystemMessage, IStashWhenWaitingForChildren
{
    public override string ToString() => "<Suspend>";
}

internal sealed class Resume(Exception? causedByFailure) : SystemMessage, IStashWhenWaitingForChildren
{
    public Exception? CausedByFailure { get; } = causedByFailure;

    public override string ToString() => $"<Resume>: {CausedByFailure}";
}

internal sealed class Terminate : SystemMessage, Event.IDeadLetterSuppression
{
    public override string ToString() => "<Terminate>";
}

internal sealed class Supervise(IInternalActorRef child) : SystemMessage
{
    public IInternalActorRef Child { get; } = child;

    public override string ToString() => $"<Supervise>: {Child}";
}

internal sealed class Watch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IInternalActorRef Watchee { get; } = watchee;

    public IInternalActorRef Watcher { get; } = watcher;

    public override string ToString() => $"<Watch>: {Watcher} wants to watch {Watchee}";
}

internal sealed class Unwatch(IInternalActorRef watchee, IInternalActorRef watcher) : SystemMessage
{
    public IInternalActorRef Watchee { get; } = watchee;

    public IInternalActorRef Watcher { get; } = watcher;

    public override string ToString() => $"<Unwatch>: {Watcher} wants to unwatch {Watchee}";
}

internal sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage, IStashWhenFailed, Event.IDeadLetterSuppression
{
    public IActorRef Child { get; } = child;

    public Exception Cause { get; } = cause;

    public long Uid { get; } = uid;

    public override string ToString() => $"<Failed>: {Child} ({Uid}) {Cause}";
}

internal sealed class DeathWatchNotification(IActorRef actor, bool existenceConfirmed, bool addressTerminated)
    : SystemMessage, Event.IDeadLetterSuppression
{
    public IActorRef Actor { get; } = actor;

    public bool ExistenceConfirmed { get; } = existenceConfirmed;

    public bool AddressTerminated { get; } = addressTerminated;

    public override string ToString() => $"<DeathWatchNotification>: {Actor}, {ExistenceConfirmed}, {AddressTerminated}";
}

/// <summary>Brings the continuation of an asynchronous handler, or its failure, back to the actor.</summary>
internal sealed class ActorTaskSchedulerMessage : SystemMessage
{
    private readonly ActorTaskScheduler? _scheduler;
    private readonly Task? _task;

    public ActorTaskSchedulerMessage(ActorTaskScheduler scheduler, Task task, object? message)
    {
        _scheduler = scheduler;
        _task = task;
        Message = message;
    }

    public ActorTaskSchedulerMessage(Exception failure, object? message)
    {
        Failure = failure;
        Message = message;
    }

    public Exception? Failure { get; }

    /// <summary>The message that the handler is at.</summary>
    public object? Message { get; }

    public void ExecuteTask() => _scheduler?.ExecuteTask(_task!);

    public override string ToString() => $"<ActorTaskSchedulerMessage>: {Message}";
}

/// <summary>Waits until a failed actor knows what is to become of it.</summary>
internal interface IStashWhenFailed : IStashWhenWaitingForChildren
{
}

/// <summary>Waits until the children that must stop first have stopped.</summary>
internal interface IStashWhenWaitingForChildren
{
}
