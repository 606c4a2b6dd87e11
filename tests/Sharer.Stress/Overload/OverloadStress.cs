using System.Diagnostics;
using System.Globalization;
using Sharer.Instruments;

namespace Sharer.Stress.Overload;

/// <summary>C9: calls come at ten and at a hundred times the rate at which the resource ends them, whatever becomes of those before.</summary>
internal static class OverloadStress
{
    private const int Capacity = 256;

    // The resource only waits, so that the processors are free to make a hundred times as many calls.
    private static readonly TimeSpan Work = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan CallTimeout = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(1);

    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        WhenFull[] ways = [WhenFull.Wait, WhenFull.Reject, WhenFull.DropOldest];
        int[] factors = [10, 100];
        var runs = 0;
        foreach (var whenFull in ways)
        {
            foreach (var times in factors)
            {
                var dispatcher = Ensure.Dispatchers[(uint)(settings.Seed + runs++) % Ensure.Dispatchers.Length];
                await using var shared = system.Share($"overload-{whenFull}-{times}", static () => new object(), o =>
                    (o.Dispatcher, o.Capacity, o.WhenFull, o.CallTimeout) = (dispatcher, Capacity, whenFull, CallTimeout));
                await shared.Started;
                var perSecond = await MeasureAsync(shared);
                // Once without looking, so that what is made on first use is made.
                await new Run(shared, whenFull, perSecond * times).GoAsync(TimeSpan.FromSeconds(1));
                var run = new Run(shared, whenFull, perSecond * times);
                await run.GoAsync(settings.Time / (ways.Length * factors.Length));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{whenFull} at {times}x of {perSecond:0}/s on {dispatcher}: {run}"));
                run.Check();
            }
        }
        await system.Terminate();
    }

    private static async Task<double> MeasureAsync(SharedRef<object> shared)
    {
        const int calls = 100;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, calls).Select(_ => shared.AskAsync(static _ => Thread.Sleep(Work)).AsTask()));
        return calls / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private sealed class Run(SharedRef<object> shared, WhenFull whenFull, double rate)
    {
        private readonly long[] _ends = new long[Enum.GetValues<Ending>().Length];
        private readonly Latencies _rejections = new();
        private long _offered;
        private long _pending;
        private long _toldLate;
        private int _longestQueue;
        private int _mostSuspended;
        private long _heapBefore;
        private long _heapPeak;
        private long _heapAfter;
        private TimeSpan _took;

        public async Task GoAsync(TimeSpan time)
        {
            _heapBefore = GC.GetTotalMemory(forceFullCollection: true);
            var start = Stopwatch.GetTimestamp();
            var looked = start;
            while ((_took = Stopwatch.GetElapsedTime(start)) < time)
            {
                var due = (long)(_took.TotalSeconds * rate);
                while (_offered < due)
                    Offer();
                Look();
                if (Stopwatch.GetElapsedTime(looked) > TimeSpan.FromSeconds(1))
                {
                    _heapPeak = Math.Max(_heapPeak, GC.GetTotalMemory(forceFullCollection: true));
                    looked = Stopwatch.GetTimestamp();
                }
                await Task.Delay(Step);
            }
            _heapPeak = Math.Max(_heapPeak, GC.GetTotalMemory(forceFullCollection: true));
            var ended = Stopwatch.GetTimestamp();
            while (Volatile.Read(ref _pending) > 0)
            {
                Ensure.That(Stopwatch.GetElapsedTime(ended) < Ensure.NothingHangs, $"{_pending} calls have no outcome");
                await Task.Delay(Step);
            }
            _heapAfter = GC.GetTotalMemory(forceFullCollection: true);
        }

        public void Check()
        {
            Ensure.That(_longestQueue <= Capacity + 1, "the queue grew beyond its capacity and the call that is about to run");
            Ensure.That(_ends.Sum() == _offered, "a call ended not once");
            Ensure.That(_ends.Sum() == _ends[(int)Ending.Result] + _ends[(int)Ending.Rejected] + _ends[(int)Ending.TimedOut], "a call ended in another way");
            Ensure.That(_toldLate == 0, $"{_toldLate} rejections were not there when the call returned");
            Ensure.That(_ends[(int)Ending.Result] > 0, "the resource stood still");
            Ensure.That(whenFull == WhenFull.Wait || _mostSuspended == 0, "a caller was suspended");
            Ensure.That(_heapAfter - _heapBefore < 4 << 20, "the heap has grown");
            if (whenFull != WhenFull.Wait)
                Ensure.That(_heapPeak - _heapBefore < 16 << 20, "the heap grew on the way");
        }

        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {_offered:N0} calls ({_offered / _took.TotalSeconds:N0}/s), {string.Join(", ", Enum.GetValues<Ending>().Where(how => _ends[(int)how] > 0).Select(how => $"{how} {_ends[(int)how]:N0}"))}
              queue at most {_longestQueue}, suspended at most {_mostSuspended:N0}; heap {Mebibytes(_heapBefore)} before, {Mebibytes(_heapPeak)} at most, {Mebibytes(_heapAfter)} after
              rejections told after: {_rejections}
            """);

        private static string Mebibytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MiB");

        private void Offer()
        {
            _offered++;
            Interlocked.Increment(ref _pending);
            var start = Stopwatch.GetTimestamp();
            var call = shared.AskAsync(static _ => Thread.Sleep(Work));
            if (call.IsFaulted)
                _rejections.Add(Stopwatch.GetElapsedTime(start));
            _ = EndAsync(call, start, toldAtOnce: call.IsFaulted);
        }

        // A newcomer that is refused is told at once; one that is dropped has waited before, and that counts.
        private async Task EndAsync(ValueTask call, long start, bool toldAtOnce)
        {
            var end = await Ended.OfAsync(call);
            if (end.How == Ending.Rejected && !toldAtOnce)
                _rejections.Add(Stopwatch.GetElapsedTime(start));
            if (whenFull == WhenFull.Reject && end.How == Ending.Rejected && !toldAtOnce)
                Interlocked.Increment(ref _toldLate);
            Interlocked.Increment(ref _ends[(int)end.How]);
            Interlocked.Decrement(ref _pending);
        }

        private void Look()
        {
            var now = shared.GetSnapshot();
            _longestQueue = Math.Max(_longestQueue, now.QueueLength);
            _mostSuspended = Math.Max(_mostSuspended, now.AwaitingAdmission);
        }
    }
}
