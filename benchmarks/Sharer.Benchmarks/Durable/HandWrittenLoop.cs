using System.Diagnostics;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Durable;

/// <summary>The best that a batch can do: one thread that inserts so many rows a transaction, with nobody to answer.</summary>
internal sealed class HandWrittenLoop : IDisposable
{
    private readonly Ledger _ledger = new();

    public Reading Measure(int rowsPerTransaction, TimeSpan window)
    {
        var rows = 0L;
        var time = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(time) < window)
        {
            _ledger.Execute("BEGIN IMMEDIATE");
            for (var i = 0; i < rowsPerTransaction; i++)
            {
                rows += _ledger.Add("Ann", 34, "f");
            }

            _ledger.Execute("COMMIT");
        }

        return new Reading(Stopwatch.GetElapsedTime(time).TotalNanoseconds / rows, null);
    }

    public void Dispose() => _ledger.Dispose();
}
