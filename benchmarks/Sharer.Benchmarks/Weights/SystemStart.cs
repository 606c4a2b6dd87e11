using System.Diagnostics;
using System.Globalization;
using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Weights;

/// <summary>How long <c>ActorSystem.Create</c> takes.</summary>
internal static class SystemStart
{
    /// <summary>The command by which this program measures the first system of a process of its own.</summary>
    public const string Command = "first-system";

    /// <summary>In a process that has made some before.</summary>
    public static Reading Warm() => new(Nanoseconds(), null);

    /// <summary>The first one of a new process, which has compiled nothing of it yet.</summary>
    public static Reading First()
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(SystemStart).Assembly.Location, Command]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.TryParse(output, CultureInfo.InvariantCulture, out var nanoseconds)
            ? new Reading(nanoseconds, null)
            : throw new InvalidOperationException($"'{Command}' ended with {process.ExitCode} and said '{output}'.");
    }

    /// <summary>What the process of <see cref="First"/> does.</summary>
    public static void Print() => Console.Write(Nanoseconds().ToString(CultureInfo.InvariantCulture));

    private static double Nanoseconds()
    {
        var time = Stopwatch.GetTimestamp();
        var system = ActorSystem.Create("short");
        var taken = Stopwatch.GetElapsedTime(time).TotalNanoseconds;
        system.Terminate().Wait();
        return taken;
    }
}
