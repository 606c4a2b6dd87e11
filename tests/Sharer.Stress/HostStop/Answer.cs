namespace Sharer.Stress.HostStop;

/// <summary>What the client of one request was told.</summary>
internal enum Answer
{
    /// <summary>201: it is in the file.</summary>
    Added,

    /// <summary>503 that says the request was not started: it is not in the file.</summary>
    NotStarted,

    /// <summary>503 that says it may have been.</summary>
    Unknown,

    /// <summary>The connection ended before an answer did: the request is owed one.</summary>
    Cut,

    /// <summary>There was no connection to send it on: nothing is owed.</summary>
    NotSent,
}
