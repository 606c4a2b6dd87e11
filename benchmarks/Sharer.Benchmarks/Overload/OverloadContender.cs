namespace Sharer.Benchmarks.Overload;

/// <summary>One way to keep a bound before a resource: a row of the table.</summary>
internal abstract class OverloadContender : IAsyncDisposable
{
    /// <summary>How many calls may wait.</summary>
    public const int Capacity = 256;

    /// <summary>One call: run, or rejected because there is no place.</summary>
    public abstract ValueTask<Offer> CallAsync();

    public abstract ValueTask DisposeAsync();
}
