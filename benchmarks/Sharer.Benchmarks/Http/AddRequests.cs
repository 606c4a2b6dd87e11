using System.Buffers.Text;
using System.Text;

namespace Sharer.Benchmarks.Http;

/// <summary><c>POST /users</c>; counts and sums the ids, which the file must agree with.</summary>
internal sealed class AddRequests : IRequests
{
    private const string User = """{"name":"Ann","age":34,"gender":"f"}""";
    private static readonly byte[] Request = Encoding.ASCII.GetBytes(
        $"POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {User.Length}\r\n\r\n{User}");

    public long Added { get; private set; }

    public long SumOfIds { get; private set; }

    public ReadOnlyMemory<byte> Next() => Request;

    public void Check(in HttpAnswer answer)
    {
        if (answer.Status != 201 || !answer.Body.StartsWith("{\"id\":"u8) || !Utf8Parser.TryParse(answer.Body[6..], out long id, out var digits) ||
            !answer.Body[(6 + digits)..].SequenceEqual(",\"name\":\"Ann\",\"age\":34,\"gender\":\"f\"}"u8))
        {
            throw new InvalidDataException($"A user was to be added, and the answer was {answer.Status} {Encoding.UTF8.GetString(answer.Body)}");
        }

        Added++;
        SumOfIds += id;
    }
}
