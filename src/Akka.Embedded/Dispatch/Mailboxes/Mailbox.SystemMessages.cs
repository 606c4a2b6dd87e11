using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

public partial class Mailbox
{
    private static readonly SystemMessage ClosedQueue = new NoMessage();

    // A stack, the latest on top; ClosedQueue once nothing may come any more.
    private SystemMessage? _systemQueue;

    internal bool HasSystemMessages
    {
        get
        {
            var top = Volatile.Read(ref _systemQueue);
            return top is not null && top != ClosedQueue;
        }
    }

    internal virtual void SystemEnqueue(IActorRef receiver, SystemMessage message)
    {
        while (true)
        {
            var top = Volatile.Read(ref _systemQueue);
            if (top == ClosedQueue)
            {
                _actor!.System.Mailboxes.DeadLetterMailbox.SystemEnqueue(receiver, message);
                return;
            }

            message.Next = top;
            if (Interlocked.CompareExchange(ref _systemQueue, message, top) == top)
                return;
        }
    }

    private void ProcessAllSystemMessages()
    {
        var cell = _actor!;
        SystemMessage? next = null;
        while (!IsClosed && (next ??= TakeSystemMessages(null)) is { } message)
        {
            next = message.Next;
            message.Next = null;
            cell.SystemInvoke(message);
        }

        if (next is not null)
            PassOn(next, cell, cell.System.Mailboxes.DeadLetterMailbox);
    }

    private void CloseSystemQueue(ActorCell cell, DeadLetterMailbox deadLetters)
    {
        if (TakeSystemMessages(ClosedQueue) is { } first)
            PassOn(first, cell, deadLetters);
    }

    private static void PassOn(SystemMessage first, ActorCell cell, DeadLetterMailbox deadLetters)
    {
        for (SystemMessage? message = first, next; message is not null; message = next)
        {
            next = message.Next;
            message.Next = null;
            deadLetters.SystemEnqueue(cell.Self, message);
        }
    }

    /// <summary>Takes all messages, the earliest first, and leaves the replacement.</summary>
    private SystemMessage? TakeSystemMessages(SystemMessage? replacement)
    {
        SystemMessage? top;
        do
        {
            top = Volatile.Read(ref _systemQueue);
            if (top is null && replacement is null || top == ClosedQueue)
                return null;
        }
        while (Interlocked.CompareExchange(ref _systemQueue, replacement, top) != top);

        SystemMessage? earliest = null;
        while (top is not null)
            (top.Next, earliest, top) = (earliest, top, top.Next);
        return earliest;
    }
}
