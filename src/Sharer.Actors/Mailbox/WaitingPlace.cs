namespace Sharer.Mailbox;

/// <summary>Where a call of a resource waits. A byte in the call, where a reference would cost eight.</summary>
internal enum WaitingPlace : byte
{
    Nowhere,

    /// <summary>Suspended, for admission.</summary>
    Admission,

    /// <summary>Admitted, in the mailbox.</summary>
    Mailbox,
}
