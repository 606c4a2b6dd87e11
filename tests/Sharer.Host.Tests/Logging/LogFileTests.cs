using System.Globalization;
using System.Text.Json;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Logging;

public sealed class LogFileTests
{
    [Fact]
    public async Task Request_WithLineBreaksInItsPath_IsOneRecordWithTheTraceOfItsAnswer()
    {
        using var folder = new TempFolder();
        string trace;
        await using (var host = await RunningHost.StartInAsync(
            folder, "--Sharer:LogFile=host.log", "--Serilog:MinimumLevel:Override:Sharer.Host.Requests=Debug"))
        {
            using var response = await host.Client.GetAsync("/users%0d%0a2026-01-01T00:00:00.000+00:00%20FTL%20forged%20%3Cb%3E");
            trace = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.Text("traceId");
        }

        var records = await File.ReadAllLinesAsync(folder["host.log"]);
        Assert.All(records, record => Assert.True(
            DateTimeOffset.TryParse(record.AsSpan(0, 29), CultureInfo.InvariantCulture, out var time) && time.Year > 2000, record));
        Assert.DoesNotContain(records, record => record.StartsWith("2026-01-01", StringComparison.Ordinal));
        var request = Assert.Single(records, record => record.Contains("forged", StringComparison.Ordinal));
        Assert.Contains("GET /users%0D%0A2026-01-01", request, StringComparison.Ordinal);
        Assert.EndsWith($" traceId={trace}", request, StringComparison.Ordinal);
    }
}
