using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Http;

/// <summary>One server that keeps users: a row of the table.</summary>
internal sealed class WebContender : IDisposable
{
    private readonly ServerProcess _server;
    private readonly bool _keepsFile;
    private long _added;
    private long _sumOfIds;

    private WebContender(string name, string project, Func<string, string[]> arguments, bool keepsFile = true)
    {
        Name = name;
        _keepsFile = keepsFile;
        _server = new ServerProcess(Repository.AssemblyOf(project), arguments);
    }

    public string Name { get; }

    /// <summary>The service as it ships.</summary>
    public static WebContender Host() => new("Sharer.Host", "src/Sharer.Host", static database => [$"--Sharer:Database:Path={database}"]);

    public static WebContender Gate() => Peer("a SemaphoreSlim around one connection", "gate");

    public static WebContender ConnectionEach() => Peer("a connection a request, busy_timeout", "each");

    public static WebContender Memory() => Peer("from memory", "memory", keepsFile: false);

    public HttpReading Add(int connections, TimeSpan leadIn, TimeSpan window)
    {
        var requests = Enumerable.Range(0, connections).Select(static _ => new AddRequests()).ToArray();
        var reading = Measure(requests, leadIn, window);
        _added += requests.Sum(static own => own.Added);
        _sumOfIds += requests.Sum(static own => own.SumOfIds);
        return reading;
    }

    public HttpReading Get(int connections, TimeSpan leadIn, TimeSpan window) =>
        Measure([.. Enumerable.Range(0, connections).Select(static i => new GetRequests(i))], leadIn, window);

    /// <summary>Ends the server without a warning; each user that it said it added, and no other, must be in its file.</summary>
    /// <exception cref="InvalidDataException">The file disagrees.</exception>
    public long Verify()
    {
        if (!_keepsFile)
        {
            return 0;
        }

        var stored = _server.KillAndCount();
        return stored == (_added, _sumOfIds)
            ? stored.Count
            : throw new InvalidDataException($"{Name} answered {_added} users with ids that come to {_sumOfIds}; its file holds {stored.Count} that come to {stored.SumOfIds}.");
    }

    public void Dispose() => _server.Dispose();

    private static WebContender Peer(string name, string store, bool keepsFile = true) => new(
        name, "benchmarks/Sharer.Benchmarks.Peers", database => [$"--Store={store}", $"--Database={database}"], keepsFile);

    private HttpReading Measure<TRequests>(TRequests[] requests, TimeSpan leadIn, TimeSpan window)
        where TRequests : IRequests
    {
        try
        {
            return HttpLoad.Measure(_server.Address, _server.Process, requests, leadIn, window);
        }
        catch (Exception failure) when (failure is AggregateException or TimeoutException)
        {
            throw new InvalidOperationException($"{Name} failed under load. It wrote: {_server.Output}", failure);
        }
    }
}
