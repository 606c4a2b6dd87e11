using Sharer.Calls;

namespace Sharer.Streams;

/// <summary>One call of a stream, in the life of the call in which it was made.</summary>
internal sealed record Pull(Call Call, int State)
{
    /// <summary>Whether the call has left the resource, or never had it; one whose caller was released may still run.</summary>
    internal bool HasLeft => Call.HasLeftSince(State);
}
