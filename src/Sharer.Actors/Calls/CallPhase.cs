namespace Sharer.Calls;

/// <summary>Where a call is on its way. Within a life a call only moves down this list, but for one that runs once more; Released and Settled are both its end.</summary>
internal enum CallPhase
{
    /// <summary>In its pool; nobody's.</summary>
    Idle,

    /// <summary>Made, and not yet on the resource: suspended for admission or in the mailbox.</summary>
    Waiting,

    /// <summary>On the resource.</summary>
    Running,

    /// <summary>On the resource; its time limit, token or stop has asked it to end.</summary>
    Interrupted,

    /// <summary>Has returned, and waits for the commit of its batch. If the batch is undone it goes back to Running, once.</summary>
    Held,

    /// <summary>Still on the resource, but its caller has been told an unknown outcome.</summary>
    Released,

    /// <summary>Its outcome is decided.</summary>
    Settled,
}
