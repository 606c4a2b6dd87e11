namespace Sharer.Streams;

/// <summary>Where a cursor is in its life.</summary>
internal enum CursorState
{
    New,

    /// <summary>It has something open on the instance.</summary>
    Open,

    /// <summary>The instance it was open on has been replaced, and it is opened again on the next.</summary>
    Parked,

    Closed,
}
