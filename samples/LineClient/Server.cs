using System.Net;
using System.Net.Sockets;

namespace Sharer.Samples.LineClient;

/// <summary>What the client talks to. It answers in capitals, lists, says nothing to "hang", and hangs up at "bye".</summary>
internal sealed class Server : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public Server()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public IPEndPoint Address => (IPEndPoint)_listener.LocalEndpoint;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        while (true)
        {
            try
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        using var reader = new StreamReader(client.GetStream());
        using var writer = new StreamWriter(client.GetStream()) { AutoFlush = true };
        while (await reader.ReadLineAsync() is { } line && line != "bye")
        {
            switch (line)
            {
                case "hang":
                    break;
                case "list":
                    await writer.WriteLineAsync("one\ntwo\nthree\n.");
                    break;
                default:
                    await writer.WriteLineAsync(line.ToUpperInvariant());
                    break;
            }
        }
    }
}
