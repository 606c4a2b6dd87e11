using System.Globalization;
using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;
using Sharer.Benchmarks.Suites;

namespace Sharer.Benchmarks;

/// <summary><c>SUITE [--check] [--rounds N] [--seconds S]</c>.</summary>
internal static class CommandLine
{
    private const int Missed = 1;
    private const int Misused = 2;

    private static readonly ISuite[] Suites = [new CallSuite(), new DurableSuite(), new EngineSuite(), new HttpSuite()];

    /// <summary>0: done; 1: a goal was missed and <c>--check</c> was given; 2: the command line makes no sense.</summary>
    public static int Run(string[] args)
    {
        var check = false;
        var options = new RunOptions();
        var suite = Array.Find(Suites, suite => suite.Name == args.FirstOrDefault());
        if (suite is null)
        {
            return Refuse(args.Length == 0 ? "Name a suite." : $"There is no suite '{args[0]}'.");
        }

        for (var i = 1; i < args.Length; i++)
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
                    return Refuse($"'{args[i]}' is not understood here.");
            }
        }

        return options.Seconds is null || suite is HttpSuite ? Run(suite, options, check) : Refuse($"--seconds is for the suite http, '{suite.Name}' has windows of its own.");
    }

    private static int Run(ISuite suite, RunOptions options, bool check)
    {
        var report = suite.Run(options);
        var text = Markdown.Render(report);
        Console.WriteLine(text);
        Console.WriteLine($"Written to {BenchmarksPage.Write(report.Key, text)}.");
        var missed = report.Goals.Count(goal => !goal.Reached);
        if (missed > 0)
        {
            Console.WriteLine($"{missed} of {report.Goals.Count} goals are not reached.");
        }

        return check && missed > 0 ? Missed : 0;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine(why);
        Console.Error.WriteLine("usage: dotnet run -c Release --project benchmarks/Sharer.Benchmarks -- SUITE [--check] [--rounds N] [--seconds S]");
        foreach (var suite in Suites)
        {
            Console.Error.WriteLine($"  {suite.Name,-10} {suite.Summary}");
        }

        return Misused;
    }
}
