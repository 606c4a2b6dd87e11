using System.Text.Json;

namespace Sharer.Stress.HostStop;

/// <summary>Adds users with names of their own, one after another, until the service says that it is the last, or is gone.</summary>
internal sealed class Client(int port, string name, bool newConnectionEach, Action added)
{
    public List<Made> Requests { get; } = [];

    public async Task RunAsync()
    {
        HttpConnection? connection = null;
        try
        {
            while (true)
            {
                connection ??= await HttpConnection.TryOpenAsync(port);
                var user = $"{name}-{Requests.Count}";
                if (connection is null)
                {
                    Requests.Add(new Made(user, Answer.NotSent, 0));
                    return;
                }
                var answer = await connection.PostAsync("/users", $$"""{"name":"{{user}}","age":34,"gender":"f"}""");
                Requests.Add(answer is null ? new Made(user, Answer.Cut, 0) : Read(user, answer));
                if (answer is null or { IsLast: true })
                    return;
                if (newConnectionEach)
                {
                    connection.Dispose();
                    connection = null;
                }
            }
        }
        finally
        {
            connection?.Dispose();
        }
    }

    private Made Read(string user, HttpAnswer answer)
    {
        using var document = JsonDocument.Parse(answer.Body);
        var body = document.RootElement;
        if (answer.Status == 201)
        {
            added();
            return new Made(user, Answer.Added, body.GetProperty("id").GetInt64());
        }
        Ensure.That(
            answer.Status == 503 && answer.ContentType == "application/problem+json" && body.GetProperty("status").GetInt32() == 503,
            $"{user} was answered {answer.Status} {answer.ContentType}: {answer.Body}");
        // The service's own refusal says in words that it was not started; a call's says it as its outcome.
        var notStarted = body.TryGetProperty("outcome", out var outcome)
            ? outcome.GetString() == "notStarted"
            : body.GetProperty("detail").GetString()!.Contains("was not started", StringComparison.Ordinal);
        return new Made(user, notStarted ? Answer.NotStarted : Answer.Unknown, 0);
    }

    internal readonly record struct Made(string User, Answer Answer, long Id);
}
