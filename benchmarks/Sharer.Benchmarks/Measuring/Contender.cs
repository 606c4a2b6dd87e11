namespace Sharer.Benchmarks.Measuring;

/// <summary>One way to reach the resource: a row of a table.</summary>
internal abstract class Contender<TResult>(string name) : IAsyncDisposable
{
    public string Name { get; } = name;

    /// <summary>One call. The token is the caller's own and never cancelled; a contender that takes none ignores it.</summary>
    public abstract ValueTask<TResult> CallAsync(CancellationToken cancellationToken);

    /// <summary>How many calls the resource has seen; the driver compares it with what the callers counted.</summary>
    public abstract long Executed { get; }

    /// <summary>What must hold only while this contender is measured, until it is disposed; null for nothing.</summary>
    public virtual IDisposable? Prepare() => null;

    public virtual ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
