using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Sharer.Instruments;

namespace Sharer.Integration.Tests.Tcp;

/// <summary>A server that answers a line with the same line, and gets into trouble when a test wants it to.</summary>
/// <remarks>
/// It greets with <c>ready</c>, takes leave with <c>bye</c> after <c>quit</c>, and has some lines of its own: <c>silence x</c> is
/// answered by half a line and, when the gate opens, by the rest; <c>close</c> ends the connection in the middle of the answer,
/// <c>reset</c> without regard to what is under way; <c>number</c> says how many connections there have been.
/// </remarks>
internal sealed class LineServer : IDisposable
{
    private readonly ConcurrentDictionary<string, Gate> _gates = new();
    private Socket _listener;
    private int _connections;

    public LineServer()
    {
        _listener = Listen(new IPEndPoint(IPAddress.Loopback, 0));
        Address = (IPEndPoint)_listener.LocalEndPoint!;
    }

    public IPEndPoint Address { get; }

    /// <summary>Where the server stops from now on: at a word of the conversation, <c>ready</c>, <c>silence</c> or <c>bye</c>.</summary>
    public Gate SilentAt(string word) => _gates.GetOrAdd(word, static _ => new Gate());

    public void RefuseConnections() => _listener.Dispose();

    public void TakeConnections() => _listener = Listen(Address);

    /// <summary>Opens all gates.</summary>
    public void GoOn()
    {
        foreach (var gate in _gates.Values)
            gate.Open();
    }

    public void Dispose()
    {
        GoOn();
        _listener.Dispose();
    }

    private Socket Listen(IPEndPoint address)
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(address);
        listener.Listen();
        Run(() =>
        {
            while (true)
            {
                var connection = listener.Accept();
                Run(() => Serve(connection));
            }
        });
        return listener;
    }

    private void Serve(Socket connection)
    {
        connection.NoDelay = true;
        var number = Interlocked.Increment(ref _connections);
        using var stream = new NetworkStream(connection, ownsSocket: true);
        using var reader = new StreamReader(stream);
        Say("ready\n");
        while (reader.ReadLine() is { } line)
        {
            switch (line.Split(' ')[0])
            {
                case "silence":
                    stream.Write("sil"u8);
                    Say(line[3..] + "\n", "silence");
                    break;
                case "close":
                    stream.Write("clo"u8);
                    return;
                case "reset":
                    connection.LingerState = new LingerOption(enable: true, seconds: 0);
                    connection.Close();
                    return;
                case "number":
                    Say($"{number}\n");
                    break;
                case "quit":
                    Say("bye\n");
                    return;
                default:
                    Say(line + "\n");
                    break;
            }
        }

        void Say(string text, string? word = null)
        {
            if (_gates.TryGetValue(word ?? text.TrimEnd(), out var gate))
                gate.Pass();
            stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
        }
    }

    // The end of a connection or of the listener ends what reads from it; the end of a test whose gate nobody opened ends what waits there.
    private static void Run(Action serve) => new Thread(() =>
    {
        try
        {
            serve();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or TimeoutException)
        {
        }
    })
    { IsBackground = true }.Start();
}
