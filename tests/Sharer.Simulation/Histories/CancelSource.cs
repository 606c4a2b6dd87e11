namespace Sharer.Simulation.Histories;

/// <summary>A token whose cancelling the history remembers.</summary>
internal sealed class CancelSource(History history, string name)
{
    private readonly CancellationTokenSource _source = new();

    public CancellationToken Token => _source.Token;

    /// <summary>When it was cancelled.</summary>
    public int? CanceledAt { get; private set; }

    public void Cancel()
    {
        CanceledAt ??= history.Add(EventKind.CancelRequested, about: this);
        _source.Cancel();
    }

    public override string ToString() => $"token {name}";
}
