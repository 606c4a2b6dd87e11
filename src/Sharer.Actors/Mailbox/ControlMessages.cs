namespace Sharer.Mailbox;

/// <summary>The resource is to stop: when what waits has run, or at once if that has had its time.</summary>
internal sealed class StopSoon : IControlMessage
{
    internal static readonly StopSoon Instance = new();
}

/// <summary>What kept the calls back has ended: a turn that was held, a factory or a disposal.</summary>
internal sealed class PendingEnded : IControlMessage
{
    internal static readonly PendingEnded Instance = new();
}

/// <summary>It is time to try again to make the resource.</summary>
internal sealed class TryAgain : IControlMessage
{
    internal static readonly TryAgain Instance = new();
}

/// <summary>The resource may have been idle for long enough to be probed.</summary>
internal sealed class ProbeDue : IControlMessage
{
    internal static readonly ProbeDue Instance = new();
}

/// <summary>An open batch has waited long enough for more calls.</summary>
internal sealed class BatchDue : IControlMessage
{
    internal static readonly BatchDue Instance = new();
}

/// <summary>Somebody wants something closed that a stream has open.</summary>
internal sealed class CloseStreams : IControlMessage
{
    internal static readonly CloseStreams Instance = new();
}

/// <summary>Continuations of a held turn wait for the resource's thread.</summary>
internal sealed class TurnContinues : IControlMessage
{
    internal static readonly TurnContinues Instance = new();
}

/// <summary>Wakes the actor for a call that lies in its queue already.</summary>
internal sealed class CallsWait : IControlMessage
{
    internal static readonly CallsWait Instance = new();

    /// <summary>The clock's, in case the engine has dropped the first.</summary>
    internal static readonly CallsWait Again = new();
}
