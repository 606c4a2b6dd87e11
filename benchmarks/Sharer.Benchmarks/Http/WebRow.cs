using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Http;

/// <summary>What one contender showed under one load: the best window counts for its rate, all of them for its latencies.</summary>
internal sealed class WebRow
{
    private readonly Latencies _latencies = new();
    private long _calls;
    private TimeSpan _server;
    private TimeSpan _driver;

    /// <summary>Requests a second.</summary>
    public double Rate { get; private set; }

    /// <summary>In milliseconds.</summary>
    public double Median => _latencies.At(0.5);

    /// <summary>In milliseconds.</summary>
    public double Slow => _latencies.At(0.99);

    /// <summary>Processor time of the server, in microseconds a request.</summary>
    public double ServerTime => _server.TotalMicroseconds / _calls;

    /// <summary>Processor time of those who ask, in microseconds a request.</summary>
    public double DriverTime => _driver.TotalMicroseconds / _calls;

    public static WebRow[] Measure(WebContender[] contenders, Func<WebContender, HttpReading> measure, RunOptions options)
    {
        var rows = contenders.Select(static _ => new WebRow()).ToArray();
        SideBySide.Each(
            [.. contenders.Select(contender => (Func<HttpReading>)(() => measure(contender)))], options, (i, reading) => rows[i].Take(reading));
        return rows;
    }

    private void Take(HttpReading reading)
    {
        Rate = Math.Max(Rate, reading.PerSecond);
        _latencies.Add(reading.Latencies);
        _calls += reading.Calls;
        _server += reading.Server;
        _driver += reading.Driver;
    }
}
