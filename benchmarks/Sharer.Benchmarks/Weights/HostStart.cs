using System.Diagnostics;
using System.Net;
using Sharer.Benchmarks.Http;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Weights;

/// <summary>How long a web server takes from the start of its process to its first answer with 200.</summary>
internal sealed class HostStart : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero });

    /// <summary>The service: ready once its database is.</summary>
    public Reading Host() => Measure("src/Sharer.Host", "/health/ready", static database => [$"--Sharer:Database:Path={database}"]);

    /// <summary>What <c>dotnet new web</c> makes.</summary>
    public Reading EmptyApp() => Measure("benchmarks/Sharer.Benchmarks.Peers", "/", static _ => ["--Store=none"]);

    public void Dispose() => _client.Dispose();

    private Reading Measure(string project, string path, Func<string, string[]> arguments)
    {
        var assembly = Repository.AssemblyOf(project);
        var start = Stopwatch.GetTimestamp();
        using var server = new ServerProcess(assembly, arguments);
        while (!IsReady(new Uri($"http://{server.Address}{path}")))
        {
            if (Stopwatch.GetElapsedTime(start) > TimeSpan.FromSeconds(60))
            {
                throw new TimeoutException($"{project} is not ready. It wrote: {server.Output}");
            }

            Thread.Sleep(1);
        }

        return new Reading(Stopwatch.GetElapsedTime(start).TotalNanoseconds, null);
    }

    private bool IsReady(Uri address)
    {
        using var answer = _client.Send(new HttpRequestMessage(HttpMethod.Get, address));
        return answer.StatusCode == HttpStatusCode.OK;
    }
}
