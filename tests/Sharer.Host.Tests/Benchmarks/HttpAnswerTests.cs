using System.Text;
using Sharer.Benchmarks.Http;

namespace Sharer.Host.Tests.Benchmarks;

/// <summary>The benchmark believes what this reads.</summary>
public sealed class HttpAnswerTests
{
    private const string WithLength = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 8\r\nLocation: /users/1\r\n\r\n{\"id\":1}";
    private const string InChunks = "HTTP/1.1 201 Created\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"id\"\r\n3\r\n:1}\r\n0\r\n\r\n";

    [Theory]
    [InlineData(WithLength)]
    [InlineData(InChunks)]
    public void TryRead_CutAnywhere_WaitsForTheRest(string text)
    {
        var bytes = Encoding.ASCII.GetBytes(text);
        for (var length = 0; length < bytes.Length; length++)
            Assert.False(HttpAnswer.TryRead(bytes.AsSpan(0, length), out _));
    }

    [Theory]
    [InlineData(WithLength)]
    [InlineData(InChunks)]
    public void TryRead_WithTheNextBehindIt_TakesOnlyItsOwn(string text)
    {
        Assert.True(HttpAnswer.TryRead(Encoding.ASCII.GetBytes(text + "HTTP/1.1 200"), out var answer));
        Assert.Equal(201, answer.Status);
        Assert.Equal(text.Length, answer.Length);
        Assert.Equal("{\"id\":1}", Encoding.ASCII.GetString(answer.Body));
    }

    [Theory]
    [InlineData("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 20 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n1")]
    [InlineData("HTTP/1.1 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n")]
    public void TryRead_NoAnswer_Throws(string text) =>
        Assert.Throws<InvalidDataException>(() => HttpAnswer.TryRead(Encoding.ASCII.GetBytes(text), out _));
}
