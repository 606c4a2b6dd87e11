using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>Runs the continuations of an actor's asynchronous handlers in the actor: one at a time, with its context.</summary>
public class ActorTaskScheduler : TaskScheduler
{
    private static readonly Task Cancelled = Task.FromCanceled(new CancellationToken(canceled: true));

    private readonly ActorCell _cell;

    internal ActorTaskScheduler(ActorCell cell) => _cell = cell;

    /// <summary>The message that the running handler is at.</summary>
    public object? CurrentMessage { get; private set; }

    /// <summary>One.</summary>
    public override int MaximumConcurrencyLevel => 1;

    /// <summary>Runs an action as an asynchronous handler of the running actor.</summary>
    public static void RunTask(Action action) => RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Runs an asynchronous handler of the running actor: until its task ends, the actor takes no other message.</summary>
    /// <exception cref="InvalidOperationException">The calling thread runs no actor.</exception>
    public static void RunTask(Func<Task> asyncAction)
    {
        var cell = ActorCell.Current ?? throw new InvalidOperationException("RunTask must be called from an actor context.");
        var scheduler = cell.TaskScheduler;
        cell.Dispatcher.Suspend(cell);
        scheduler.CurrentMessage = cell.CurrentMessage;
        scheduler.OnBeforeTaskStarted();
        // Runs the handler up to its first await, here and now: the scheduler is the one of the running actor.
        var begun = Task.Factory.StartNew(asyncAction, CancellationToken.None, TaskCreationOptions.None, scheduler);
        var task = begun.IsCompletedSuccessfully ? begun.Result ?? Cancelled : begun;
        if (task.IsCompleted)
        {
            scheduler.Complete(task);
            return;
        }

        task.ContinueWith(
            static (ended, state) => ((ActorTaskScheduler)state!).Complete(ended),
            scheduler, CancellationToken.None, TaskContinuationOptions.None, scheduler);
    }

    /// <summary>Runs before a handler.</summary>
    protected virtual void OnBeforeTaskStarted()
    {
    }

    /// <summary>Runs after a handler.</summary>
    protected virtual void OnAfterTaskCompleted()
    {
    }

    /// <inheritdoc/>
    protected override IEnumerable<Task>? GetScheduledTasks() => null;

    /// <inheritdoc/>
    protected override void QueueTask(Task task)
    {
        if (ActorCell.Current == _cell && (task.CreationOptions & TaskCreationOptions.LongRunning) == 0)
            ExecuteTask(task);
        else
            _cell.SendSystemMessage(new ActorTaskSchedulerMessage(this, task, CurrentMessage));
    }

    /// <summary>Never: <see cref="QueueTask"/> has already run it if it could.</summary>
    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

    /// <summary>Comes after an asynchronous handler, with what it failed with if it failed.</summary>
    internal virtual void OnTaskCompleted(Exception? failure)
    {
    }

    internal void ExecuteTask(Task task)
    {
        // An await goes on where the thread's synchronization context says, if it has one, and only else in this scheduler.
        if (SynchronizationContext.Current is not { } outer)
        {
            TryExecuteTask(task);
            return;
        }

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            TryExecuteTask(task);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    private void Complete(Task task)
    {
        var failure = task.IsCanceled ? new TaskCanceledException()
            : task.Exception is { InnerExceptions: [var only] } ? only
            : (Exception?)task.Exception;
        if (failure is null)
        {
            _cell.Dispatcher.Resume(_cell);
            _cell.CheckReceiveTimeout(_cell.CurrentMessage is not INotInfluenceReceiveTimeout);
        }
        else
        {
            // Also resumes the mailbox, as a part of the failure.
            _cell.SendSystemMessage(new ActorTaskSchedulerMessage(failure, CurrentMessage));
        }

        CurrentMessage = null;
        OnAfterTaskCompleted();
        OnTaskCompleted(failure);
    }
}
