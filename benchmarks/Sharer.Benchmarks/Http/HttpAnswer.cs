using System.Buffers.Text;

namespace Sharer.Benchmarks.Http;

/// <summary>One answer at the start of a buffer, read without a copy where its body came in one piece.</summary>
internal readonly ref struct HttpAnswer(int status, int length, ReadOnlySpan<byte> body)
{
    private const int StatusAt = 9;

    public int Status { get; } = status;

    /// <summary>How many bytes of the buffer the answer takes.</summary>
    public int Length { get; } = length;

    public ReadOnlySpan<byte> Body { get; } = body;

    /// <summary>False while the answer is not there to its end.</summary>
    /// <exception cref="InvalidDataException">What is there cannot become an answer, or has no length.</exception>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out HttpAnswer answer)
    {
        answer = default;
        var end = buffer.IndexOf("\r\n\r\n"u8);
        if (end < 0)
        {
            return false;
        }

        var head = buffer[..(end + 2)];
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[StatusAt..], out int status, out var digits) || digits != 3)
        {
            throw new InvalidDataException("The answer does not begin as an answer of HTTP/1.1 does.");
        }

        var start = end + 4;
        if (Find(head, "\r\nContent-Length: "u8) is { IsEmpty: false } text)
        {
            if (!Utf8Parser.TryParse(text, out int length, out var read) || read != text.Length || length < 0)
            {
                throw new InvalidDataException("The answer's Content-Length is no number.");
            }

            if (buffer.Length - start < length)
            {
                return false;
            }

            answer = new HttpAnswer(status, start + length, buffer.Slice(start, length));
            return true;
        }

        return Find(head, "\r\nTransfer-Encoding: "u8).SequenceEqual("chunked"u8)
            ? TryReadChunks(buffer, start, status, out answer)
            : throw new InvalidDataException("The answer tells no length.");
    }

    private static bool TryReadChunks(ReadOnlySpan<byte> buffer, int start, int status, out HttpAnswer answer)
    {
        answer = default;
        ReadOnlySpan<byte> body = [];
        for (var at = start; ;)
        {
            var line = buffer[at..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                return false;
            }

            if (!Utf8Parser.TryParse(buffer.Slice(at, line), out int size, out var read, 'X') || read != line || size < 0)
            {
                throw new InvalidDataException("A chunk's size is no number.");
            }

            at += line + 2;
            if (buffer.Length - at < size + 2)
            {
                return false;
            }

            var chunk = buffer.Slice(at, size);
            at += size + 2;
            if (size == 0)
            {
                answer = new HttpAnswer(status, at, body);
                return true;
            }

            body = body.IsEmpty ? chunk : (byte[])[.. body, .. chunk];
        }
    }

    private static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var at = head.IndexOf(name);
        if (at < 0)
        {
            return [];
        }

        var value = head[(at + name.Length)..];
        return value[..value.IndexOf("\r\n"u8)];
    }
}
