using System.Diagnostics;
using Sharer.Instruments;

namespace Sharer.Stress;

/// <summary>C2 to C4 and C13: of ten calls two are cancelled, one has hardly any time, half of another one throws; in every other round they are batched.</summary>
internal static class LedgerStress
{
    private const int CallsEach = 1_000;

    // Read anew for each call, where the system's own is read every 15 ms: by that hardly a call that hurries is ever late.
    private static readonly TimeProvider Exact = new ExactTime();

    public static async Task RunAsync(StressSettings settings)
    {
        using var system = Ensure.QuietSystem();
        var clock = Stopwatch.StartNew();
        var (totals, batches) = (new long[Enum.GetValues<Ending>().Length], 0L);
        for (var round = 0; clock.Elapsed < settings.Time; round++)
        {
            var seed = settings.Seed + (round * 10_007);
            var (capacity, whenFull) = (new Random(seed).Next(4) switch { 0 => 0, 1 => 3, 2 => 64, _ => 1024 }, (WhenFull)(round % 3));
            var dispatcher = Ensure.Dispatchers[round / 3 % Ensure.Dispatchers.Length];
            var batched = round % 2 == 1;
            var book = new Book(new Random(seed));
            await using var owner = system.Share($"ledger-{round}", () => book, o =>
                (o.Dispatcher, o.Capacity, o.WhenFull, o.Batch, o.TimeProvider) =
                (dispatcher, capacity, whenFull, batched ? Book.Hooks() : null, round % 4 == 0 ? TimeProvider.System : Exact));
            var shared = owner.With(new CallOptions { Batch = batched });
            var ends = await Task.WhenAll(Enumerable.Range(0, settings.Callers).Select(caller => Task.Run(() =>
                CallAsync(shared, new Random(seed + caller), caller * CallsEach)))).WaitAsync(Ensure.NothingHangs);
            await owner.DisposeAsync();
            await owner.Stopped.WaitAsync(Ensure.NothingHangs);

            Check([.. ends.SelectMany(static e => e)], book, batched, owner.GetSnapshot(), $"round {round} ({dispatcher}, {capacity}, {whenFull}{(batched ? ", batched" : "")})");
            batches += book.Commits;
            foreach (var end in ends.SelectMany(static e => e))
                totals[(int)end.How]++;
        }
        foreach (var how in Enum.GetValues<Ending>().Where(how => totals[(int)how] > 0))
            Console.WriteLine($"{how,-16} {totals[(int)how],14:N0}");
        Console.WriteLine($"{"batches",-16} {batches,14:N0}");
        Console.WriteLine($"{"calls",-16} {totals.Sum(),14:N0}  {totals.Sum() / clock.Elapsed.TotalSeconds:N0}/s");
        await system.Terminate();
    }

    private static async Task<Ended[]> CallAsync(SharedRef<Book> shared, Random random, int first)
    {
        var hurried = shared.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(0.2) });
        var ends = new Task<Ended>[CallsEach];
        for (var i = 0; i < CallsEach; i++)
        {
            ends[i] = OneAsync(shared, hurried, first + i, random.Next(20), random.Next(3_000));
            if (i % 8 == 7)
                await ends[i - random.Next(8)];
        }
        return await Task.WhenAll(ends);
    }

    private static async Task<Ended> OneAsync(SharedRef<Book> shared, SharedRef<Book> hurried, int entry, int kind, int spins)
    {
        switch (kind)
        {
            case < 4:
                using (var cancel = new CancellationTokenSource())
                {
                    var call = Ended.OfAsync(shared.AskAsync(static (r, entry) => r.Write(entry), entry, cancel.Token));
                    if (kind == 0)
                        await Task.Yield();
                    Thread.SpinWait(spins);
                    cancel.Cancel();
                    return await call;
                }
            case < 6:
                return await Ended.OfAsync(hurried.AskAsync(static (r, entry) => r.Write(entry), entry));
            case 6:
                return await Ended.OfAsync(shared.AskAsync(static (r, entry) => r.WriteAndThrow(entry), entry));
            case 7:
                return await Ended.OfAsync(shared.UseAsync(async (r, _) =>
                {
                    await Task.Yield();
                    r.Write(entry);
                }));
            default:
                return await Ended.OfAsync(shared.AskAsync(static (r, entry) => r.Write(entry), entry));
        }
    }

    private static void Check(Ended[] ends, Book book, bool batched, SharedSnapshot snapshot, string where)
    {
        var (times, committed) = (new int[ends.Length], new int[ends.Length]);
        foreach (var entry in book.Entries)
            times[entry]++;
        foreach (var entry in book.Committed)
            committed[entry]++;
        for (var i = 0; i < ends.Length; i++)
        {
            Ensure.That(
                times[i] == (ends[i].NeverRan ? 0 : 1), $"{where}: call {i} ran {times[i]} times and ended as {ends[i].How}, {ends[i].Failure}");
            Ensure.That(
                ends[i].How != Ending.ResourceFailure || ends[i].Failure is FormatException || (batched && ends[i].Failure is BatchCommitException { InnerException: Book.CommitFailure }),
                $"{where}: call {i} ended as {ends[i].Failure}");
            // Where nobody knows, it may be either.
            Ensure.That(
                !batched || (ends[i].How == Ending.Result ? committed[i] == 1 : committed[i] == 0 || (committed[i] == 1 && ends[i].Outcome == CallOutcome.Unknown)),
                $"{where}: call {i} was committed {committed[i]} times and ended as {ends[i].How}, {ends[i].Failure}");
        }
        var last = new int[ends.Length / CallsEach];
        foreach (var entry in book.Entries)
        {
            Ensure.That(last[entry / CallsEach] <= entry, $"{where}: call {entry} ran after call {last[entry / CallsEach]} of the same caller");
            last[entry / CallsEach] = entry;
        }
        long Ended(Ending how) => ends.LongCount(end => end.How == how);
        Ensure.That(
            (snapshot.Calls, snapshot.Failed, snapshot.Canceled, snapshot.TimedOut, snapshot.Rejected) ==
            (ends.Length, Ended(Ending.ResourceFailure), Ended(Ending.Canceled), Ended(Ending.TimedOut), Ended(Ending.Rejected)),
            $"{where}: the snapshot counts otherwise: {snapshot}");
        Ensure.That(Ended(Ending.Stopped) + Ended(Ending.Unavailable) == 0, $"{where}: a call was refused though nothing was stopped");
    }

    private sealed class ExactTime : TimeProvider;

    /// <summary>With savepoints, so that nothing runs twice and the order stays; of thirty commits one throws.</summary>
    private sealed class Book(Random random)
    {
        private readonly List<int> _open = [];
        private bool _isOpen;
        private int _mark;

        public List<int> Entries { get; } = [];

        public List<int> Committed { get; } = [];

        public int Commits { get; private set; }

        public static BatchOptions<Book> Hooks() => new()
        {
            Begin = static book => book.Begin(),
            Commit = static book => book.Commit(),
            Rollback = static book => book.Rollback(),
            InTransaction = static book => book._isOpen,
            Savepoint = static book => book._mark = book._open.Count,
            RollbackToSavepoint = static book => book._open.RemoveRange(book._mark, book._open.Count - book._mark),
            MaxSize = 64,
        };

        public void Write(int entry)
        {
            Entries.Add(entry);
            if (_isOpen)
                _open.Add(entry);
        }

        public void WriteAndThrow(int entry)
        {
            Write(entry);
            throw new FormatException();
        }

        private void Begin()
        {
            Ensure.That(!_isOpen, "a transaction began within another");
            _isOpen = true;
        }

        private void Commit()
        {
            if (random.Next(30) == 0)
                throw new CommitFailure();
            Committed.AddRange(_open);
            Commits++;
            Rollback();
        }

        private void Rollback()
        {
            Ensure.That(_isOpen, "a transaction ended twice");
            _open.Clear();
            _isOpen = false;
        }

        internal sealed class CommitFailure : Exception;
    }
}
