using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace Sharer.Host.Tests.Running;

/// <summary>The service as users start it: a process of its own.</summary>
internal sealed partial class HostProcess : IAsyncDisposable
{
    private const int SigTerm = 15;
    private const int SigKill = 9;

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private HostProcess(Process process)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public IReadOnlyCollection<string> Output => _output;

    public IReadOnlyCollection<string> Errors => _errors;

    public bool HasExited => _process.HasExited;

    public static HostProcess Start(TempFolder folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Sharer.Host.dll"), .. arguments])
        {
            WorkingDirectory = folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsSetting).ToArray())
            start.Environment.Remove(name);
        return new HostProcess(new Process { StartInfo = start });
    }

    /// <summary>Started on a free port and ready for requests.</summary>
    public static async Task<(HostProcess Host, HttpClient Client)> StartReadyAsync(TempFolder folder, params string[] arguments)
    {
        var host = Start(folder, ["--urls=http://127.0.0.1:0", .. arguments]);
        Uri? address = null;
        await Poll.UntilAsync(() => host.HasExited || (address = host.FindAddress()) is not null, "the host listens");
        Assert.False(host.HasExited, $"The host ended: {string.Join('\n', host.Errors.Concat(host.Output))}");
        return (host, new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(100) });
    }

    public void Terminate() => Send(SigTerm);

    public void Kill() => Send(SigKill);

    public async Task<int> WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
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

    private static bool IsSetting(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Sharer__", StringComparison.OrdinalIgnoreCase);

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
            lines.Enqueue(line);
    }

    private Uri? FindAddress() => _output.Select(line => Listening().Match(line)).FirstOrDefault(match => match.Success) is { } found
        ? new Uri(found.Groups[1].Value)
        : null;

    private void Send(int signal) => Assert.Equal(0, SendSignal(_process.Id, signal));

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex Listening();

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int SendSignal(int process, int signal);
}
