using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sharer.Integration.Tests.Tcp;

/// <summary>Sends lines to a server and blocks until it has answered. Not safe for threads: two at once would get each other's answers.</summary>
internal sealed class LineClient : IDisposable
{
    private readonly TcpClient _server = new() { NoDelay = true };
    private readonly NetworkStream _stream;
    private bool _isInStep;

    public LineClient(IPEndPoint address)
    {
        try
        {
            _server.Connect(address);
            _stream = _server.GetStream();
            Expect("ready", ReadLine());
            _isInStep = true;
        }
        catch
        {
            _server.Dispose();
            throw;
        }
    }

    public string Ask(string line)
    {
        _isInStep = false;
        _stream.Write(Encoding.UTF8.GetBytes(line + "\n"));
        var answer = ReadLine();
        _isInStep = true;
        return answer;
    }

    /// <summary>Ends a read that blocks; from another thread. The connection is of no use afterwards.</summary>
    public void HangUp() => _server.Client.Shutdown(SocketShutdown.Both);

    /// <summary>Whether only a new connection can help. After half an answer nobody knows whose the next half would be.</summary>
    public static bool IsBroken(Exception failure) => failure is IOException or SocketException or InvalidDataException;

    public void Dispose()
    {
        try
        {
            if (_isInStep)
                Expect("bye", Ask("quit"));
        }
        finally
        {
            _server.Dispose();
        }
    }

    private static void Expect(string expected, string line)
    {
        if (line != expected)
            throw new InvalidDataException($"The server said '{line}' instead of '{expected}'.");
    }

    // A reader of text would take what came before the end of the connection for a line.
    private string ReadLine()
    {
        var line = new List<byte>();
        while (true)
        {
            switch (_stream.ReadByte())
            {
                case -1:
                    throw new EndOfStreamException($"The connection ended after {line.Count} bytes of an answer.");
                case '\n':
                    return Encoding.UTF8.GetString([.. line]);
                case var next:
                    line.Add((byte)next);
                    break;
            }
        }
    }
}
