using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Call;

/// <summary><c>gist.py</c> in a Python of its own; one process a window, measured by the script itself.</summary>
internal static class PythonGist
{
    /// <summary>The version, as in <c>Python 3.11.7</c>; null where there is no <c>python3</c>.</summary>
    public static string? Version()
    {
        try
        {
            return Run("--version");
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public static Reading Measure(int callers, TimeSpan window)
    {
        var script = Path.Combine(AppContext.BaseDirectory, "Call", "gist.py");
        var printed = Run(script, callers.ToString(CultureInfo.InvariantCulture), window.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        return new Reading(double.Parse(printed, CultureInfo.InvariantCulture), null);
    }

    private static string Run(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true })!;
        var printed = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? printed : throw new InvalidOperationException($"python3 {string.Join(' ', arguments)} ended with {process.ExitCode}: {printed}");
    }
}
