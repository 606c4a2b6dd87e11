namespace Sharer.Instruments;

/// <summary>Makes calls that end in every way, and checks afterwards that each ended once and ran only if it may have.</summary>
internal sealed class CallLedger(int calls)
{
    private readonly Ended?[] _ends = new Ended?[calls];

    public int Count(Ending how) => _ends.Count(end => end?.How == how);

    public int Made => _ends.Count(end => end is not null);

    /// <summary>Of ten calls one is cancelled at a random moment, one before, one has hardly any time, one throws.</summary>
    public async Task MakeCallsAsync(SharedRef<Journal> shared, int seed, int first, int count, bool untilStopped = false)
    {
        var random = new Random(seed);
        var hurried = shared.With(new CallOptions { Timeout = TimeSpan.FromMilliseconds(1) });
        var pending = new Queue<(int Entry, Task<Ended> End)>();
        var stopped = false;
        for (var entry = first; entry < first + count && !stopped; entry++)
        {
            pending.Enqueue((entry, OneAsync(shared, hurried, entry, random.Next(10), random)));
            if (pending.Count >= 8)
                await TakeAsync();
        }
        while (pending.Count > 0)
            await TakeAsync();

        async Task TakeAsync()
        {
            var (entry, end) = pending.Dequeue();
            var ended = await end.ConfigureAwait(false);
            if (_ends[entry] is not null)
                throw new InvalidOperationException($"Call {entry} ended twice.");
            _ends[entry] = ended;
            stopped |= untilStopped && ended.How == Ending.Stopped;
        }
    }

    /// <summary>Checks the outcomes against what the resource wrote down.</summary>
    public void Check(IEnumerable<int> ran)
    {
        var times = new int[_ends.Length];
        foreach (var entry in ran)
            times[entry]++;
        for (var entry = 0; entry < _ends.Length; entry++)
        {
            var allowed = _ends[entry] switch
            {
                null => times[entry] == 0,
                { How: Ending.Result or Ending.ResourceFailure } => times[entry] == 1,
                { NeverRan: true } => times[entry] == 0,
                _ => times[entry] == 1,
            };
            if (!allowed)
                throw new InvalidOperationException($"Call {entry} ran {times[entry]} times and ended as {_ends[entry]?.How.ToString() ?? "(never made)"} {_ends[entry]?.Outcome} {_ends[entry]?.Failure}.");
            if (_ends[entry] is { How: Ending.ResourceFailure, Failure: var failure and not FormatException })
                throw new InvalidOperationException($"Call {entry} ended with an exception nobody threw.", failure);
        }
    }

    private static async Task<Ended> OneAsync(SharedRef<Journal> shared, SharedRef<Journal> hurried, int entry, int kind, Random random)
    {
        switch (kind)
        {
            case 0:
                using (var cancel = new CancellationTokenSource())
                {
                    var call = Ended.OfAsync(shared.AskAsync(static (r, entry) => r.Write(entry), entry, cancel.Token));
                    var spins = random.Next(4_000);
                    await Task.Run(() =>
                    {
                        Thread.SpinWait(spins);
                        cancel.Cancel();
                    }, CancellationToken.None).ConfigureAwait(false);
                    return await call.ConfigureAwait(false);
                }
            case 1:
                return await Ended.OfAsync(shared.AskAsync(static (r, entry) => r.Write(entry), entry, new CancellationToken(true))).ConfigureAwait(false);
            case 2:
                return await Ended.OfAsync(hurried.AskAsync(static (r, entry) => r.Write(entry), entry)).ConfigureAwait(false);
            case 3:
                return await Ended.OfAsync(shared.AskAsync(static (r, entry) =>
                {
                    r.Write(entry);
                    throw new FormatException();
                }, entry)).ConfigureAwait(false);
            case 4:
                return await Ended.OfAsync(shared.UseAsync(async (r, _) =>
                {
                    await Task.Yield();
                    r.Write(entry);
                })).ConfigureAwait(false);
            default:
                return await Ended.OfAsync(shared.AskAsync(static (r, entry) => r.Write(entry), entry)).ConfigureAwait(false);
        }
    }
}
