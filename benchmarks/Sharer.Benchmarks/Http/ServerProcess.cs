using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Sharer.Benchmarks.Http;

/// <summary>A server in a process and a folder of its own, on a port that is free.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("sharer-benchmark-").FullName;
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _output = new();

    /// <param name="assembly">What <c>dotnet exec</c> runs.</param>
    /// <param name="arguments">What it is told, given the path of its database.</param>
    public ServerProcess(string assembly, Func<string, string[]> arguments)
    {
        Database = Path.Combine(_folder, "users.db");
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, "--urls=http://127.0.0.1:0", .. arguments(Database)])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static name =>
            name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("DOTNET_SYSTEM_NET_SOCKETS_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }

        Process = new Process { StartInfo = start, EnableRaisingEvents = true };
        Process.OutputDataReceived += (_, line) => Read(line.Data);
        Process.ErrorDataReceived += (_, line) => Read(line.Data);
        Process.Exited += (_, _) => _port.TrySetException(new InvalidOperationException($"{assembly} ended: {Output}"));
        Process.Start();
        Process.BeginOutputReadLine();
        Process.BeginErrorReadLine();
        try
        {
            Address = new IPEndPoint(IPAddress.Loopback, _port.Task.WaitAsync(Patience).GetAwaiter().GetResult());
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public Process Process { get; }

    public IPEndPoint Address { get; }

    public string Database { get; }

    public string Output => string.Join(Environment.NewLine, _output.TakeLast(40));

    /// <summary>Ends the process without a warning, and tells how many users are in its file, and what their ids come to.</summary>
    public (long Count, long SumOfIds) KillAndCount()
    {
        Process.Kill();
        Process.WaitForExit();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), coalesce(sum(id), 0) FROM users";
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt64(0), row.GetInt64(1));
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill();
        }

        Process.WaitForExit();
        Process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _output.Enqueue(line);
        if (Listening().Match(line) is { Success: true } found)
        {
            _port.TrySetResult(int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
