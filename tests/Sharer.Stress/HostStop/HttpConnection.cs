using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Sharer.Stress.HostStop;

/// <summary>One connection, and on it one request after another.</summary>
/// <remarks>Not <see cref="HttpClient"/>, which sends a request again in silence when a connection ends under it.</remarks>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _filled;

    public static async Task<HttpConnection?> TryOpenAsync(int port)
    {
        var connection = new HttpConnection();
        try
        {
            await connection._socket.ConnectAsync(IPAddress.Loopback, port);
            return connection;
        }
        catch (SocketException)
        {
            connection.Dispose();
            return null;
        }
    }

    /// <returns>The whole answer, or <see langword="null"/> when the connection ended before it was there.</returns>
    public async Task<HttpAnswer?> PostAsync(string path, string json)
    {
        try
        {
            var request = $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}\r\n\r\n{json}";
            await _socket.SendAsync(Encoding.UTF8.GetBytes(request));
            return await ReadAsync();
        }
        catch (SocketException)
        {
            return null;
        }
    }

    public void Dispose() => _socket.Dispose();

    private async Task<HttpAnswer?> ReadAsync()
    {
        int end;
        while ((end = Filled.IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await FillAsync())
                return null;
        }
        var head = Encoding.ASCII.GetString(Take(end + 4)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var headers = head.Skip(1).Select(static line => line.Split(':', 2)).ToDictionary(
            static pair => pair[0].Trim(), static pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = headers.TryGetValue("Content-Length", out var length)
            ? await ReadBodyAsync(int.Parse(length, CultureInfo.InvariantCulture))
            : await ReadChunksAsync();
        return body is null ? null : new HttpAnswer(
            int.Parse(head[0].Split(' ')[1], CultureInfo.InvariantCulture),
            headers.GetValueOrDefault("Content-Type") ?? "",
            body,
            headers.GetValueOrDefault("Connection")?.Equals("close", StringComparison.OrdinalIgnoreCase) == true);
    }

    private async Task<string?> ReadBodyAsync(int length)
    {
        while (_filled < length)
        {
            if (!await FillAsync())
                return null;
        }
        return Encoding.UTF8.GetString(Take(length));
    }

    private async Task<string?> ReadChunksAsync()
    {
        var body = new StringBuilder();
        while (true)
        {
            int end;
            while ((end = Filled.IndexOf("\r\n"u8)) < 0)
            {
                if (!await FillAsync())
                    return null;
            }
            var size = int.Parse(Encoding.ASCII.GetString(Take(end + 2)), NumberStyles.HexNumber | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
            if (await ReadBodyAsync(size + 2) is not { } chunk)
                return null;
            if (size == 0)
                return body.ToString();
            body.Append(chunk.AsSpan(0, chunk.Length - 2));
        }
    }

    private ReadOnlySpan<byte> Filled => _buffer.AsSpan(0, _filled);

    private byte[] Take(int count)
    {
        var taken = _buffer[..count];
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _filled -= count;
        return taken;
    }

    private async Task<bool> FillAsync()
    {
        Ensure.That(_filled < _buffer.Length, "an answer is longer than any the service has");
        var read = await _socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += read;
        return read > 0;
    }
}

/// <summary>One answer of the service.</summary>
internal sealed record HttpAnswer(int Status, string ContentType, string Body, bool IsLast);
