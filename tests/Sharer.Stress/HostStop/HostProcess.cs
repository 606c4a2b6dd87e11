using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Sharer.Stress.HostStop;

/// <summary>The service as it is built, in a process of its own that cannot outlive the round.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    public const int SigTerm = 15;
    public const int SigKill = 9;

    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly Process _process;

    private HostProcess(string folder, BatchSizes? batches)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", FindHost(), "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(static name =>
            name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Sharer__", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        batches?.Watch(start.Environment);
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { } text)
                _errors.Enqueue(text);
        };
        _process.Exited += (_, _) => _port.TrySetException(new InvalidOperationException($"the host ended: {Log}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Log => string.Join(Environment.NewLine, _lines.Concat(_errors).TakeLast(40));

    public bool HasErrors => !_errors.IsEmpty;

    public static async Task<(HostProcess Host, int Port)> StartAsync(string folder, BatchSizes? batches = null)
    {
        var host = new HostProcess(folder, batches);
        try
        {
            return (host, await host._port.Task.WaitAsync(Ensure.NothingHangs));
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public void Signal(int signal) => Ensure.That(Send(_process.Id, signal) == 0, $"signal {signal} could not be sent");

    public async Task<int> WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(Ensure.NothingHangs);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string FindHost()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var configuration = here.Parent!.Name;
        var root = here;
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Sharer.sln")))
            root = root.Parent;
        Ensure.That(root is not null, "host-stop runs from within the repository, whose host it starts");
        var host = Path.Combine(root.FullName, "src", "Sharer.Host", "bin", configuration, here.Name, "Sharer.Host.dll");
        Ensure.That(File.Exists(host), $"{host} is not there; build src/Sharer.Host");
        return host;
    }

    private void Read(string? line)
    {
        if (line is null)
            return;
        _lines.Enqueue(line);
        if (Listening().Match(line) is { Success: true } found)
            _port.TrySetResult(int.Parse(found.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"Now listening on: http://127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Send(int process, int signal);
}
