namespace Sharer.Linearizability;

/// <summary>One call of a recorded history.</summary>
/// <param name="Lane">Calls of one caller with one priority: they run in the order in which they were made (C2).</param>
/// <param name="Act">What it asked for.</param>
/// <param name="Invoked">The index of the event in which it was made.</param>
/// <param name="Returned">The index of the event in which its caller knew the outcome, or <see cref="Never"/>.</param>
/// <param name="Reply">What its caller was told.</param>
internal sealed record Operation(int Lane, Act Act, int Invoked, int Returned, Reply Reply)
{
    public const int Never = int.MaxValue;

    /// <summary>It must have run: between its two events.</summary>
    public bool IsRequired => Reply.Fate != Fate.Unknown;

    public bool Precedes(Operation other) =>
        (IsRequired && Returned < other.Invoked) || (Lane == other.Lane && Invoked < other.Invoked);

    public bool IsExplainedBy(Reply reply) => Reply.Fate == Fate.Unknown || Reply == reply;

    /// <summary>As it looked when the event was the last that had happened.</summary>
    public Operation At(int lastEvent) =>
        Returned <= lastEvent ? this : this with { Returned = Never, Reply = Reply.Unknown };

    public override string ToString()
    {
        var until = Returned == Never ? "    " : $"{Returned,4}";
        return $"[{Invoked,4} ..{until}] lane {Lane,2}  {Act,-32} {Reply}";
    }
}
