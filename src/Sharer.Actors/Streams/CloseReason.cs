namespace Sharer.Streams;

/// <summary>Why what a stream has open is to be closed, although its source has not ended.</summary>
internal enum CloseReason
{
    None,

    /// <summary>Nobody has pulled for too long.</summary>
    Idle,

    /// <summary>The consumer wants no more, or its stream has failed.</summary>
    Done,
}
