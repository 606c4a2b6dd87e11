using System.Diagnostics;
using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch.MessageQueues;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>
/// The mailbox of a cell: its queue of messages, its queue of system messages and its state. It is what a dispatcher runs; it is
/// scheduled at most once at a time, which makes the actor single-threaded.
/// </summary>
public partial class Mailbox : IRunnable
{
    private readonly Lock _cleaning = new();
    private readonly bool _queueFences;
    private volatile ActorCell? _actor;

    /// <summary>A mailbox around a queue.</summary>
    public Mailbox(IMessageQueue messageQueue)
    {
        MessageQueue = messageQueue;
        // Not those of derived classes, which may put messages in by a way of their own.
        _queueFences = messageQueue?.GetType() is { } type && (type == typeof(UnboundedMessageQueue) || type == typeof(BoundedMessageQueue));
    }

    /// <summary>The queue.</summary>
    public IMessageQueue MessageQueue { get; }

    /// <summary>What runs the actor.</summary>
    public MessageDispatcher Dispatcher => _actor!.Dispatcher;

    internal ActorCell? Actor => _actor;

    internal bool HasMessages => MessageQueue.HasMessages;

    internal int NumberOfMessages => MessageQueue.Count;

    /// <summary>Tells the mailbox whose it is; called once.</summary>
    public virtual void SetActor(ActorCell actorCell) => _actor = actorCell;

    /// <inheritdoc/>
    public void Execute() => Run();

    /// <summary>Lets the actor work for one turn.</summary>
    public void Run()
    {
        try
        {
            if (IsClosed)
                return;
            var outer = InternalCurrentActorCellKeeper.Current;
            InternalCurrentActorCellKeeper.Current = _actor;
            try
            {
                ProcessAllSystemMessages();
                ProcessMessages();
            }
            finally
            {
                InternalCurrentActorCellKeeper.Current = outer;
            }
        }
        finally
        {
            SetAsIdle();
            // Whoever enqueued after the last look in the queue found the mailbox scheduled and left it to this.
            Dispatcher.RegisterForExecution(this, false, false);
        }
    }

    /// <summary>Writes nothing: a hook of debugging builds.</summary>
    [Conditional("MAILBOXDEBUG")]
    public static void DebugPrint(string message, params object[] args) => Console.WriteLine(message, args);

    /// <summary>Empties both queues of a closed mailbox into the dead letters.</summary>
    public virtual void CleanUp()
    {
        if (_actor is not { } cell)
            return;
        var deadLetters = cell.System.Mailboxes.DeadLetterMailbox;
        CloseSystemQueue(cell, deadLetters);
        lock (_cleaning)
        {
            try
            {
                MessageQueue.CleanUp(cell.Self, deadLetters.MessageQueue);
            }
            catch (Exception cause)
            {
                cell.Publish(new Error(cause, cell.Self.Path.ToString(), MessageQueue.GetType(), "The clean-up of the mailbox failed"));
            }
        }
    }

    internal virtual void Enqueue(IActorRef receiver, Envelope envelope) => MessageQueue.Enqueue(receiver, envelope);

    /// <summary>To be called after a message was put in, before the state is looked at, unless that has been changed since.</summary>
    /// <remarks>
    /// The one who goes idle or closes sets the state, then looks in the queue; here a message is put in, then the state is read. With a
    /// fence between the two, which the engine's own queues bring and others may not, one of them sees the other: no message is left
    /// behind, and none lies unnoticed. Without it a benchmark of a few million messages came to a halt.
    /// </remarks>
    internal void LookAfterEnqueue()
    {
        if (!_queueFences)
            Interlocked.MemoryBarrier();
        if (IsClosed)
            PassLateMessagesOn();
    }

    private void PassLateMessagesOn()
    {
        if (_actor is not { } cell)
            return;
        var deadLetters = cell.System.Mailboxes.DeadLetterMailbox.MessageQueue;
        lock (_cleaning)
        {
            while (MessageQueue.TryDequeue(out var late))
                deadLetters.Enqueue(cell.Self, late);
        }
    }

    private void ProcessMessages()
    {
        var cell = _actor!;
        var dispatcher = cell.Dispatcher;
        var left = Math.Max(1, dispatcher.Throughput);
        var deadline = dispatcher.ThroughputDeadlineTime is { } ticks
            ? Stopwatch.GetTimestamp() + (long)(ticks * TickRatio)
            : long.MaxValue;
        try
        {
            while (ShouldProcessMessages && MessageQueue.TryDequeue(out var next))
            {
                cell.Invoke(next);
                if (HasSystemMessages)
                    ProcessAllSystemMessages();
                if (--left <= 0 || (deadline != long.MaxValue && Stopwatch.GetTimestamp() >= deadline))
                    return;
            }
        }
        catch (Exception cause)
        {
            // What the actor throws has been handled, so this is its queue's.
            cell.HandleInvokeFailure(cause);
        }
    }

    private static readonly double TickRatio = (double)Stopwatch.Frequency / TimeSpan.TicksPerSecond;
}
