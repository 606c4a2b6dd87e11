using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

public partial class ActorCell
{
    // How much is let through: what a failed actor puts off, one that waits for its children puts off too.
    private enum Readiness
    {
        All,
        Suspended,
        WaitingForChildren,
    }

    private Queue<SystemMessage>? _putOff;

    /// <summary>Processes one system message, and those before it that were put off and can be processed now.</summary>
    internal void SystemInvoke(SystemMessage first)
    {
        Queue<SystemMessage>? again = null;
        var message = first;
        var readiness = GetReadiness();
        while (true)
        {
            try
            {
                if (MustWait(message, readiness))
                    (_putOff ??= new Queue<SystemMessage>()).Enqueue(message);
                else
                    Process(message);
            }
            catch (Exception cause)
            {
                HandleInvokeFailure(cause);
            }

            if (IsTerminated)
            {
                SendToDeadLetters(again);
                return;
            }

            var now = GetReadiness();
            if (now < readiness && _putOff is { Count: > 0 } putOff)
            {
                _putOff = null;
                while (again is { Count: > 0 })
                    putOff.Enqueue(again.Dequeue());
                again = putOff;
            }

            readiness = now;
            if (again is null || !again.TryDequeue(out message!))
                return;
        }
    }

    private Readiness GetReadiness() => Children.IsWaitingForChildren ? Readiness.WaitingForChildren
        : _mailbox.IsSuspended ? Readiness.Suspended
        : Readiness.All;

    private static bool MustWait(SystemMessage message, Readiness readiness) => readiness switch
    {
        Readiness.WaitingForChildren => message is IStashWhenWaitingForChildren,
        Readiness.Suspended => message is IStashWhenFailed,
        _ => false,
    };

    private void Process(SystemMessage message)
    {
        switch (message)
        {
            case ActorTaskSchedulerMessage task:
                RunTask(task);
                break;
            case Failed failed:
                HandleFailed(failed);
                break;
            case DeathWatchNotification notification:
                WatchedActorTerminated(notification.Actor, notification.ExistenceConfirmed, notification.AddressTerminated);
                break;
            case Create create:
                Create(create.Failure);
                break;
            case Watch watch:
                AddWatcher(watch.Watchee, watch.Watcher);
                break;
            case Unwatch unwatch:
                RemoveWatcher(unwatch.Watchee, unwatch.Watcher);
                break;
            case Recreate recreate:
                FaultRecreate(recreate.Cause!);
                break;
            case Dispatch.SysMsg.Suspend:
                FaultSuspend();
                break;
            case Resume resume:
                FaultResume(resume.CausedByFailure);
                break;
            case Dispatch.SysMsg.Terminate:
                Terminate();
                break;
            default:
                throw new NotSupportedException($"Unknown message {message.GetType().Name}");
        }
    }

    private void RunTask(ActorTaskSchedulerMessage task)
    {
        CurrentMessage = task.Message;
        if (task.Failure is { } failure)
        {
            // The failure suspends the mailbox anew.
            Dispatcher.Resume(this);
            HandleInvokeFailure(failure);
            return;
        }

        task.ExecuteTask();
        CurrentMessage = null;
    }

    private void SendToDeadLetters(Queue<SystemMessage>? messages)
    {
        while (messages is { Count: > 0 })
            SystemImpl.Mailboxes.DeadLetterMailbox.SystemEnqueue(Self, messages.Dequeue());
    }
}
