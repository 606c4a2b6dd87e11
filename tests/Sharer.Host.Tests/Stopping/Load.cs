using System.Net;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Stopping;

/// <summary>Clients that add users one after another until the service takes no more.</summary>
internal sealed class Load(HttpClient client)
{
    private readonly List<long> _acknowledged = [];
    private int _refused;
    private int _unanswered;

    /// <summary>Of each user that was answered 201.</summary>
    public IReadOnlyList<long> Acknowledged => _acknowledged;

    /// <summary>How many requests were answered 503.</summary>
    public int Refused => _refused;

    /// <summary>How many requests broke off after they were sent.</summary>
    public int Unanswered => _unanswered;

    public Task RunAsync(int clients) => Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(AddAllAsync)));

    public Task UntilAsync(int count) => Poll.UntilAsync(
        () =>
        {
            lock (_acknowledged)
                return _acknowledged.Count >= count;
        },
        $"{count} users are acknowledged");

    private async Task AddAllAsync()
    {
        for (var turn = 0; turn < 100_000; turn++)
        {
            try
            {
                using var response = await client.AddAsync($"Load {turn}");
                if (response.StatusCode != HttpStatusCode.Created)
                {
                    await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
                    Interlocked.Increment(ref _refused);
                    return;
                }

                var user = await response.ReadUserAsync();
                lock (_acknowledged)
                    _acknowledged.Add(user.Id);
            }
            catch (HttpRequestException failure)
            {
                // Refused before it was sent: nothing is owed. Anything else broke off a request.
                if (failure.HttpRequestError != HttpRequestError.ConnectionError)
                    Interlocked.Increment(ref _unanswered);
                return;
            }
        }
    }
}
