using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Sharer.Benchmarks.Http;

/// <summary>One connection, on which each request waits for the answer to the one before.</summary>
/// <remarks>A bare socket: <see cref="HttpClient"/> would take more of the processor than the servers that it is to measure.</remarks>
internal sealed class HttpCaller(IPEndPoint server, IRequests requests, HttpLoad load) : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[4096];
    private long _calls;

    public Latencies Latencies { get; } = new();

    /// <summary>The requests answered so far; may be read while the caller runs.</summary>
    public long Calls => Volatile.Read(ref _calls);

    public async Task RunAsync()
    {
        await _socket.ConnectAsync(server);
        while (!load.IsOver)
        {
            var start = Stopwatch.GetTimestamp();
            var request = requests.Next();
            var sent = await _socket.SendAsync(request);
            if (sent != request.Length)
            {
                throw new IOException("A request did not fit into the socket's buffer.");
            }

            await ReadAsync();
            if (load.IsMeasuring)
            {
                Latencies.Add(Stopwatch.GetTimestamp() - start);
            }

            Volatile.Write(ref _calls, _calls + 1);
        }
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask ReadAsync()
    {
        for (var filled = 0; !Take(filled);)
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(filled));
            if (read == 0)
            {
                throw new IOException("The server closed a connection, or an answer is longer than any should be.");
            }

            filled += read;
        }
    }

    private bool Take(int filled)
    {
        if (!HttpAnswer.TryRead(_buffer.AsSpan(0, filled), out var answer))
        {
            return false;
        }

        if (answer.Length != filled)
        {
            throw new InvalidDataException("There is more than the one answer that was asked for.");
        }

        requests.Check(answer);
        return true;
    }
}
