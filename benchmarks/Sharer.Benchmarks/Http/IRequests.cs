namespace Sharer.Benchmarks.Http;

/// <summary>What one connection asks, and what it must be answered. Each caller has its own.</summary>
internal interface IRequests
{
    /// <summary>The next request, whole.</summary>
    ReadOnlyMemory<byte> Next();

    /// <exception cref="InvalidDataException">It is not what the request must be answered.</exception>
    void Check(in HttpAnswer answer);
}
