namespace Sharer.Simulation.Histories;

/// <summary>What a history remembers.</summary>
internal enum EventKind
{
    Made,
    Began,
    Returned,
    Threw,
    Answered,
    CreationBegan,
    Created,
    CreationFailed,
    ResetBegan,
    ResetEnded,
    ProbeBegan,
    ProbeEnded,
    InterruptBegan,
    InterruptEnded,
    DisposalBegan,
    Disposed,
    CancelRequested,
    StopRequested,
    Stopped,

    /// <summary>A message was a dead letter.</summary>
    Lost,

    /// <summary>The library logged an error.</summary>
    Logged,

    /// <summary>Something only the scenario knows.</summary>
    Noted,
}

/// <summary>One event: when, what, about which call, on which instance, on which thread.</summary>
internal sealed record Event(int At, TimeSpan Time, EventKind Kind, CallRecord? Call, int Instance, object? About, int Thread)
{
    /// <summary>Whether something begins to use the resource.</summary>
    public bool Begins => Kind is EventKind.Began or EventKind.CreationBegan or EventKind.ResetBegan or EventKind.ProbeBegan or EventKind.DisposalBegan;

    /// <summary>Whether something has ended that used the resource.</summary>
    public bool Ends => Kind is EventKind.Returned or EventKind.Threw or EventKind.Created or EventKind.CreationFailed
        or EventKind.ResetEnded or EventKind.ProbeEnded or EventKind.Disposed;

    public override string ToString() =>
        $"{Kind}{(Call is null ? "" : $" {Call}")}{(Instance == 0 ? "" : $" on instance {Instance}")}{(About is null ? "" : $": {Brief(About)}")}";

    private static string Brief(object about) => about is Exception e ? $"{e.GetType().Name}, {e.Message}" : about.ToString() ?? "";
}
