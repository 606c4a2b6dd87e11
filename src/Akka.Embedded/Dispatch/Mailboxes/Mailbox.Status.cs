namespace Akka.Dispatch;

public partial class Mailbox
{
    // One word, changed by CAS: open or closed, scheduled or idle, and how often suspended.
    private const int Open = 0;
    private const int Closed = 1;
    private const int Scheduled = 2;
    private const int SuspendUnit = 4;
    private const int SuspendMask = ~(Closed | Scheduled);

    private int _status;

    internal int Status => Volatile.Read(ref _status);

    internal bool IsClosed => (Status & Closed) != 0;

    internal bool IsScheduled => (Status & Scheduled) != 0;

    internal bool IsSuspended => (Status & SuspendMask) != 0;

    internal int SuspendCount => Status / SuspendUnit;

    private bool ShouldProcessMessages => (Status & (Closed | SuspendMask)) == 0;

    /// <summary>True when there is, or is said to be, something that the state lets through.</summary>
    internal bool CanBeScheduledForExecution(bool hasMessageHint, bool hasSystemMessageHint)
    {
        var status = Status;
        if ((status & Closed) != 0)
            return false;
        if (hasSystemMessageHint || HasSystemMessages)
            return true;
        return (status & SuspendMask) == 0 && (hasMessageHint || HasMessages);
    }

    /// <summary>True for the one who may hand the mailbox to a thread.</summary>
    internal bool SetAsScheduled()
    {
        while (true)
        {
            var status = Status;
            if ((status & (Closed | Scheduled)) != Open)
                return false;
            if (Interlocked.CompareExchange(ref _status, status | Scheduled, status) == status)
                return true;
        }
    }

    /// <summary>The same, of a mailbox that is idle and nothing else. Where it is true it was a full fence, too.</summary>
    internal bool SetIdleAsScheduled() =>
        Status == Open && Interlocked.CompareExchange(ref _status, Scheduled, Open) == Open;

    internal void SetAsIdle() => Interlocked.And(ref _status, ~Scheduled);

    /// <summary>True when the mailbox is no longer suspended.</summary>
    internal bool Resume()
    {
        while (true)
        {
            var status = Status;
            if ((status & Closed) != 0)
                return false;
            var next = status < SuspendUnit ? status : status - SuspendUnit;
            if (Interlocked.CompareExchange(ref _status, next, status) == status)
                return next < SuspendUnit;
        }
    }

    /// <summary>True when the mailbox was not suspended before.</summary>
    internal bool Suspend()
    {
        while (true)
        {
            var status = Status;
            if ((status & Closed) != 0)
                return false;
            if (Interlocked.CompareExchange(ref _status, status + SuspendUnit, status) == status)
                return status < SuspendUnit;
        }
    }

    internal void BecomeClosed() => Interlocked.Exchange(ref _status, Closed);
}
