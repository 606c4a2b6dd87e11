using Akka.Actor;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Dispatch;

/// <summary>Runs actors: hands each mailbox that has something to do to a thread.</summary>
public abstract class MessageDispatcher
{
    /// <summary>How many messages of one actor run in a row when nothing is configured.</summary>
    public const int DefaultThroughput = 100;

    private readonly Lock _stopping = new();
    private long _inhabitants;
    private bool _stopScheduled;

    /// <summary>With what has configured it.</summary>
    protected MessageDispatcher(MessageDispatcherConfigurator configurator) => Configurator = configurator;

    /// <summary>What has configured it.</summary>
    public MessageDispatcherConfigurator Configurator { get; }

    /// <summary>The event stream of the system.</summary>
    public EventStream EventStream => Configurator.Prerequisites.EventStream;

    /// <summary>The mailboxes of the system.</summary>
    public Mailboxes Mailboxes => Configurator.Prerequisites.Mailboxes;

    /// <summary>The id: its path in the configuration.</summary>
    public string Id { get; protected set; } = "";

    /// <summary>How many messages of one actor run in a row.</summary>
    public int Throughput { get; set; } = DefaultThroughput;

    /// <summary>How long messages of one actor run in a row, in ticks of 100 ns; <see langword="null"/> for no limit.</summary>
    public long? ThroughputDeadlineTime { get; protected set; }

    /// <summary>How long after the last actor the threads end.</summary>
    public TimeSpan ShutdownTimeout { get; protected set; }

    /// <summary>How many actors and tasks it has.</summary>
    protected long Inhabitants => Volatile.Read(ref _inhabitants);

    /// <summary>Runs an action.</summary>
    public void Schedule(Action run) => Schedule(new ActionRunnable(run));

    /// <summary>Runs something.</summary>
    public void Schedule(IRunnable run)
    {
        Interlocked.Increment(ref _inhabitants);
        ExecuteTask(new Visit(this, run));
    }

    /// <summary>Takes an actor in and lets it start.</summary>
    public virtual void Attach(ActorCell cell)
    {
        Register(cell);
        RegisterForExecution(cell.Mailbox, false, true);
    }

    /// <summary>Lets an actor go: what is and what comes in its mailbox is dead letters from now on.</summary>
    public virtual void Detach(ActorCell cell)
    {
        try
        {
            Unregister(cell);
        }
        finally
        {
            StopWhenEmpty();
        }
    }

    /// <summary>Puts a message in the actor's mailbox and sees to it that it runs. Runs on the sender's thread.</summary>
    public virtual void Dispatch(ActorCell cell, Envelope envelope)
    {
        var mailbox = cell.Mailbox;
        mailbox.Enqueue(cell.Self, envelope);
        if (mailbox.SetIdleAsScheduled())
        {
            Hand(mailbox);
            return;
        }

        mailbox.LookAfterEnqueue();
        RegisterForExecution(mailbox, true, false);
    }

    /// <summary>Hands something to a thread.</summary>
    protected abstract void ExecuteTask(IRunnable run);

    /// <summary>Ends the threads.</summary>
    protected abstract void Shutdown();

    /// <summary>Publishes an error.</summary>
    protected void ReportFailure(Exception ex) =>
        EventStream.Publish(new Error(ex, GetType().FullName!, GetType(), ex.Message));

    internal virtual void SystemDispatch(ActorCell cell, SystemMessage message)
    {
        var mailbox = cell.Mailbox;
        mailbox.SystemEnqueue(cell.Self, message);
        RegisterForExecution(mailbox, false, true);
    }

    internal virtual void Register(ActorCell cell) => Interlocked.Increment(ref _inhabitants);

    internal virtual void Unregister(ActorCell cell)
    {
        Interlocked.Decrement(ref _inhabitants);
        var mailbox = cell.SwapMailbox(Mailboxes.DeadLetterMailbox);
        mailbox.BecomeClosed();
        mailbox.CleanUp();
    }

    internal bool RegisterForExecution(Mailbox mailbox, bool hasMessageHint, bool hasSystemMessageHint)
    {
        if (!mailbox.CanBeScheduledForExecution(hasMessageHint, hasSystemMessageHint) || !mailbox.SetAsScheduled())
            return false;
        Hand(mailbox);
        return true;
    }

    private void Hand(Mailbox mailbox)
    {
        try
        {
            ExecuteTask(mailbox);
        }
        catch
        {
            // Else nobody would ever schedule it again.
            mailbox.SetAsIdle();
            throw;
        }
    }

    internal virtual void Suspend(ActorCell cell)
    {
        if (cell.Mailbox is var mailbox && mailbox.Actor == cell)
            mailbox.Suspend();
    }

    internal virtual void Resume(ActorCell cell)
    {
        if (cell.Mailbox is var mailbox && mailbox.Actor == cell && mailbox.Resume())
            RegisterForExecution(mailbox, false, false);
    }

    /// <summary>Ends the threads now: the system has ended.</summary>
    internal void ShutdownNow()
    {
        lock (_stopping)
            Shutdown();
    }

    private void StopWhenEmpty()
    {
        if (Inhabitants > 0)
            return;
        lock (_stopping)
        {
            if (_stopScheduled || !HoldsThreads)
                return;
            _stopScheduled = true;
        }

        try
        {
            Configurator.Prerequisites.Scheduler.Advanced.ScheduleOnce(ShutdownTimeout, StopIfEmpty);
        }
        catch (SchedulerException)
        {
            // The scheduler has ended, so the system is ending too.
            StopIfEmpty();
        }
    }

    private void StopIfEmpty()
    {
        lock (_stopping)
        {
            _stopScheduled = false;
            if (Inhabitants == 0)
                Shutdown();
        }
    }

    internal virtual bool HoldsThreads => false;

    private sealed class Visit(MessageDispatcher dispatcher, IRunnable run) : IRunnable
    {
        public void Run()
        {
            try
            {
                run.Run();
            }
            catch (Exception cause)
            {
                dispatcher.ReportFailure(cause);
            }
            finally
            {
                if (Interlocked.Decrement(ref dispatcher._inhabitants) == 0)
                    dispatcher.StopWhenEmpty();
            }
        }

        public void Execute() => Run();
    }
}
