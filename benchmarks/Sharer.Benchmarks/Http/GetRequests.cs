using System.Text;

namespace Sharer.Benchmarks.Http;

/// <summary><c>GET /users/{id}</c>, of users that are known to be there.</summary>
internal sealed class GetRequests(int first) : IRequests
{
    /// <summary>How many users must be there.</summary>
    public const int Known = 1000;

    /// <summary>Coprime to <see cref="Known"/>: each user's turn comes, and neighbours in time are none in the file.</summary>
    private const int Stride = 331;

    private static readonly (byte[] Request, byte[] Body)[] Users = [.. Enumerable.Range(1, Known).Select(static id => (
        Encoding.ASCII.GetBytes($"GET /users/{id} HTTP/1.1\r\nHost: localhost\r\n\r\n"),
        Encoding.ASCII.GetBytes($$"""{"id":{{id}},"name":"Ann","age":34,"gender":"f"}""")))];

    private int _at = first % Known;

    public ReadOnlyMemory<byte> Next()
    {
        _at = (_at + Stride) % Known;
        return Users[_at].Request;
    }

    public void Check(in HttpAnswer answer)
    {
        if (answer.Status != 200 || !answer.Body.SequenceEqual(Users[_at].Body))
        {
            throw new InvalidDataException($"User {_at + 1} was asked for, and the answer was {answer.Status} {Encoding.UTF8.GetString(answer.Body)}");
        }
    }
}
