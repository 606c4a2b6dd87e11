namespace Sharer.Simulation.Histories;

/// <summary>On which terms a call is made.</summary>
internal sealed record CallTerms(CallPriority Priority = CallPriority.Normal, TimeSpan? Timeout = null, CancelSource? Cancel = null)
{
    public static CallTerms Ordinary { get; } = new();

    public CancellationToken Token => Cancel?.Token ?? CancellationToken.None;

    public override string ToString() =>
        (Priority == CallPriority.Normal ? "" : $", {Priority}")
        + (Timeout is { } limit ? $", within {limit.TotalMilliseconds:0} ms" : "")
        + (Cancel is null ? "" : $", {Cancel}");
}
