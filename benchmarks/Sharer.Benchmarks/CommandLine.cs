using System.Diagnostics;
using System.Globalization;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;
using Sharer.Benchmarks.Suites;
using Sharer.Benchmarks.Weights;

namespace Sharer.Benchmarks;

/// <summary><c>SUITE|all [--check] [--rounds N] [--seconds S]</c>.</summary>
internal static class CommandLine
{
    private const string All = "all";
    private const int Missed = 1;
    private const int Misused = 2;

    private static readonly ISuite[] Suites =
        [new CallSuite(), new DurableSuite(), new EngineSuite(), new HttpSuite(), new FootprintSuite(), new OverloadSuite()];

    /// <summary>0: done; 1: a goal was missed and <c>--check</c> was given; 2: the command line makes no sense.</summary>
    public static int Run(string[] args)
    {
        if (args is [SystemStart.Command])
        {
            SystemStart.Print();
            return 0;
        }

        var suite = Array.Find(Suites, suite => suite.Name == args.FirstOrDefault());
        if (suite is null && args.FirstOrDefault() != All)
        {
            return Refuse(args.Length == 0 ? "Name a suite." : $"There is no suite '{args[0]}'.");
        }

        if (!TryRead(args.AsSpan(1), out var options, out var check, out var fault))
        {
            return Refuse(fault);
        }

        if (suite is null)
        {
            return RunAll(args[1..], options);
        }

        return options.Seconds is null || suite.TakesSeconds ? Run(suite, options, check) : Refuse($"'{suite.Name}' has windows of its own and takes no --seconds.");
    }

    private static bool TryRead(ReadOnlySpan<string> args, out RunOptions options, out bool check, out string fault)
    {
        (options, check, fault) = (new RunOptions(), false, "");
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--check":
                    check = true;
                    break;
                case "--rounds" when i + 1 < args.Length && int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var rounds) && rounds > 0:
                    options = options with { Rounds = rounds };
                    i++;
                    break;
                case "--seconds" when i + 1 < args.Length && double.TryParse(args[i + 1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 600:
                    options = options with { Seconds = seconds };
                    i++;
                    break;
                default:
                    fault = $"'{args[i]}' is not understood here.";
                    return false;
            }
        }

        return true;
    }

    private static int Run(ISuite suite, RunOptions options, bool check)
    {
        var report = suite.Run(options);
        var text = Markdown.Render(report);
        Console.WriteLine(text);
        Console.WriteLine($"Written to {BenchmarksPage.Write(report, text)}.");
        var missed = report.Goals.Count(goal => !goal.Reached);
        if (missed > 0)
        {
            Console.WriteLine($"{missed} of {report.Goals.Count} goals are not reached.");
        }

        return check && missed > 0 ? Missed : 0;
    }

    // Each in a process of its own: what one leaves behind, on the heap and in the thread pool, is nothing that the next should start with.
    private static int RunAll(string[] args, RunOptions options)
    {
        var code = 0;
        foreach (var suite in Suites)
        {
            var rest = options.Seconds is null || suite.TakesSeconds ? args : [.. args.Where((arg, i) => arg != "--seconds" && (i == 0 || args[i - 1] != "--seconds"))];
            using var process = Process.Start("dotnet", ["exec", typeof(CommandLine).Assembly.Location, suite.Name, .. rest]);
            process.WaitForExit();
            code = Math.Max(code, process.ExitCode);
            if (process.ExitCode != 0)
            {
                Console.Error.WriteLine($"'{suite.Name}' ended with {process.ExitCode}.");
            }
        }

        return code;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Sharer.Benchmarks -- SUITE [--check] [--rounds N] [--seconds S]");
        foreach (var suite in Suites)
        {
            Console.Error.WriteLine($"  {suite.Name,-10} {suite.Summary}");
        }

        Console.Error.WriteLine($"  {All,-10} each of them in turn");
        return Misused;
    }
}
