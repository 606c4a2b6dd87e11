namespace Sharer.Benchmarks.Http;

/// <summary>What one window showed.</summary>
/// <param name="Calls">The answers in the window.</param>
/// <param name="Elapsed">How long the window was.</param>
/// <param name="Server">The processor time of the server in it.</param>
/// <param name="Driver">The processor time of the connections in it.</param>
/// <param name="Latencies">From sending a request to having its answer.</param>
internal sealed record HttpReading(long Calls, TimeSpan Elapsed, TimeSpan Server, TimeSpan Driver, Latencies Latencies)
{
    public double PerSecond => Calls / Elapsed.TotalSeconds;
}
