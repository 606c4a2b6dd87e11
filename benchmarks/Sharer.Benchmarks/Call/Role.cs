namespace Sharer.Benchmarks.Call;

/// <summary>What a row is compared with.</summary>
internal enum Role
{
    /// <summary>The least that any queue on the thread pool costs.</summary>
    Limit,

    /// <summary>The limit measured once more: how far two readings of one and the same thing are apart in this run.</summary>
    Control,

    /// <summary>What one would write instead; runs the call on another thread than the caller's.</summary>
    Peer,

    /// <summary>What one would write instead, but it keeps the caller's thread.</summary>
    OnCaller,

    /// <summary>The actor engine without Sharer.</summary>
    Engine,

    /// <summary>Sharer itself.</summary>
    Shared,
}
