using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Sharer.Integration.Tests.Sqlite;

/// <summary>Another process that holds the lock of a database file until it is told to let go, or ends.</summary>
internal sealed class LockHolder : IAsyncDisposable
{
    private const string Locked = "locked";
    private readonly Process _process;

    private LockHolder(Process process) => _process = process;

    public static async Task<LockHolder> StartAsync(string path)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(LockHolder).Assembly.Location, "hold-lock", path])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var holder = new LockHolder(Process.Start(start)!);
        Assert.Equal(Locked, await holder._process.StandardOutput.ReadLineAsync());
        return holder;
    }

    /// <summary>The other process: ends when its input does, so also with the process that started it.</summary>
    public static int Run(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        Console.WriteLine(Locked);
        Console.ReadLine();
        return 0;
    }

    public async Task ReleaseAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        Assert.Equal(0, _process.ExitCode);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
