using Sharer.Benchmarks.Measuring;
using Sharer.Benchmarks.Reporting;

namespace Sharer.Benchmarks.Suites;

/// <summary>One table of the benchmarks page.</summary>
internal interface ISuite
{
    /// <summary>What one types to run it.</summary>
    string Name { get; }

    /// <summary>One line for the list of suites.</summary>
    string Summary { get; }

    /// <summary>Whether the length of its windows is for whoever runs it to say: <c>--seconds</c>.</summary>
    bool TakesSeconds => false;

    Report Run(RunOptions options);
}
