using System.Net;
using System.Net.Sockets;

namespace Sharer.Samples.LineClient;

/// <summary>A client of a protocol of lines over one socket: a question, then its answer. Two callers at once would read each other's.</summary>
[Share]
internal sealed class LineClient : IDisposable
{
    private readonly TcpClient _socket = new();
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    public LineClient(IPEndPoint server)
    {
        _socket.Connect(server);
        _reader = new StreamReader(_socket.GetStream());
        _writer = new StreamWriter(_socket.GetStream()) { AutoFlush = true };
    }

    /// <summary>Sends a line and waits for the one that answers it.</summary>
    public string Ask(string question)
    {
        _writer.WriteLine(question);
        return ReadAnswer();
    }

    /// <summary>Sends a line that many lines answer, the last of them a dot.</summary>
    /// <remarks>Read to the end within the call: were they read one by one, another caller's question would come between them.</remarks>
    public IReadOnlyList<string> List(string question)
    {
        _writer.WriteLine(question);
        var lines = new List<string>();
        for (var line = ReadAnswer(); line != "."; line = ReadAnswer())
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Cuts the connection, so that a read which waits on it ends. Callable from any thread.</summary>
    [ShareIgnore]
    public void Cut() => _socket.Client.Close();

    public void Dispose() => _socket.Dispose();

    private string ReadAnswer() => _reader.ReadLine() ?? throw new EndOfStreamException("The server has closed the connection.");
}
