using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public abstract partial class EveryWayToShare
{
    [Theory, Trait("Contract", "C3"), Trait("Contract", "C4")]
    [InlineData(1024, 20_301_122)]
    [InlineData(2, 11_223_344)]
    public async Task CancellationStorm_RacingWithCompletion_NeverGivesACallerAnothersResult(int capacity, int seed)
    {
        const int callers = 6, each = 6_000;
        var shared = Share(static () => new Ledger(), o => o.Capacity = capacity);
        var ledger = new Ledger();
        var ran = Share(() => ledger, o => o.Capacity = capacity);

        var tallies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(seed + caller);
            var tally = new Tally();
            for (var i = 0; i < each; i++)
            {
                var payload = ((long)caller << 32) | (uint)i;
                var (spins, kind) = (random.Next(300), random.Next(8));
                using var cancel = new CancellationTokenSource();
                var call = kind switch
                {
                    0 => ran.UseAsync(async (r, _) =>
                    {
                        await Task.Yield();
                        return r.Take(payload);
                    }, cancel.Token),
                    1 => ran.AskAsync(r => r.Take(payload), cancel.Token),
                    2 => ran.AskAsync(static (r, payload) => r.TakeAndThrow(payload), payload, cancel.Token),
                    _ => ran.AskAsync(static (r, payload) => r.Take(payload), payload, cancel.Token),
                };
                Thread.SpinWait(spins);
                if (i % 16 == 0)
                    await Task.Run(cancel.Cancel);
                else
                    cancel.Cancel();
                await tally.CountAsync(call, payload, throws: kind == 2);
                // An uncancelled call right behind takes whatever slot was given back too early.
                await tally.CountAsync(shared.AskAsync(static (_, payload) => ~payload, payload), ~payload, throws: false);
            }
            return tally;
        }))).WaitAsync(Patience.Limit * 2);
        await ran.AskAsync(static _ => { }).Soon();

        Assert.All(tallies, static tally => Assert.Empty(tally.Wrong));
        var mustHaveRun = tallies.SelectMany(static tally => tally.Ran).ToHashSet();
        Assert.Equal(ledger.Taken.Count, ledger.Taken.Distinct().Count());
        Assert.True(mustHaveRun.SetEquals(ledger.Taken), $"seed {seed}: {mustHaveRun.Count} calls were told that they ran, {ledger.Taken.Count} did");
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C10")]
    public async Task TimeOutStorm_RacingWithCompletion_NeverGivesACallerAnothersResult()
    {
        const int callers = 6, each = 3_000;
        var ledger = new Ledger();
        var shared = Share(() => ledger, static o => o.Capacity = 64);
        var hurried = shared.With(new CallOptions { Timeout = TimeSpan.FromTicks(300) });

        var tallies = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(caller);
            var tally = new Tally();
            for (var i = 0; i < each; i++)
            {
                var payload = ((long)caller << 32) | (uint)i;
                var spins = random.Next(400);
                var first = hurried.AskAsync(static (r, x) => r.TakeSlowly(x.payload, x.spins), (payload, spins));
                var second = shared.AskAsync(static (_, payload) => ~payload, payload);
                await tally.CountAsync(first, payload, throws: false);
                await tally.CountAsync(second, ~payload, throws: false);
            }
            return tally;
        }))).WaitAsync(Patience.Limit * 2);
        await shared.AskAsync(static _ => { }).Soon();

        Assert.All(tallies, static tally => Assert.Empty(tally.Wrong));
        Assert.True(tallies.SelectMany(static tally => tally.Ran).ToHashSet().SetEquals(ledger.Taken), "what ran is what callers were told");
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C4")]
    public async Task Token_OfCallsThatHaveEnded_ReachesNoLaterCall()
    {
        var shared = ShareJournal(out _);
        using var old = new CancellationTokenSource();
        for (var i = 0; i < 2_000; i++)
        {
            await shared.AskAsync(static (_, i) => i, i, old.Token).Soon();
            if (i % 50 == 0)
                await shared.UseAsync(static async (_, _) => await Task.Yield(), old.Token).Soon();
        }
        var waited = Enumerable.Range(0, 500).Select(i => shared.AskAsync(static (_, i) => i, i, old.Token).AsTask()).ToArray();
        await Task.WhenAll(waited).Soon();

        using var held = await HoldAsync(shared);
        var calls = Enumerable.Range(0, 500).Select(i => shared.AskAsync(static (_, i) => i, i).AsTask()).ToArray();
        await old.CancelAsync();
        await held.ReleaseAsync();

        Assert.Equal(Enumerable.Range(0, 500), await Task.WhenAll(calls).Soon());
        Assert.Equal(0, shared.GetSnapshot().Canceled);
    }

    [Fact, Trait("Contract", "C3"), Trait("Contract", "C10")]
    public async Task Deadline_OfCallsThatHaveEnded_ReachesNoLaterCall()
    {
        var time = new ManualTimeProvider();
        var shared = ShareJournal(out _, o => (o.TimeProvider, o.CallTimeout) = (time, TimeSpan.FromSeconds(2)));
        var patient = shared.With(new CallOptions { Timeout = Timeout.InfiniteTimeSpan });
        for (var i = 0; i < 500; i++)
            await shared.AskAsync(static (_, i) => i, i).Soon();
        using (var first = await HoldAsync(shared))
        {
            var waited = Enumerable.Range(0, 500).Select(i => shared.AskAsync(static (_, i) => i, i).AsTask()).ToArray();
            await first.ReleaseAsync();
            await Task.WhenAll(waited).Soon();
        }

        using var held = await HoldAsync(patient);
        var calls = Enumerable.Range(0, 500).Select(i => patient.AskAsync(static (_, i) => i, i).AsTask()).ToArray();
        time.Advance(TimeSpan.FromSeconds(30));
        await held.ReleaseAsync();

        Assert.Equal(Enumerable.Range(0, 500), await Task.WhenAll(calls).Soon());
        Assert.Equal(0, shared.GetSnapshot().TimedOut);
    }

    private sealed class Ledger
    {
        public List<long> Taken { get; } = [];

        public long Take(long payload)
        {
            Taken.Add(payload);
            return payload;
        }

        public long TakeSlowly(long payload, int spins)
        {
            Thread.SpinWait(spins);
            return Take(payload);
        }

        public long TakeAndThrow(long payload)
        {
            Take(payload);
            throw new PayloadException(payload);
        }
    }

    private sealed class PayloadException(long payload) : Exception
    {
        public long Payload => payload;
    }

    /// <summary>What one caller was told, and whether it was meant for it.</summary>
    private sealed class Tally
    {
        public List<string> Wrong { get; } = [];

        public List<long> Ran { get; } = [];

        public async Task CountAsync(ValueTask<long> call, long payload, bool throws)
        {
            try
            {
                var result = await call;
                if (result != payload || throws)
                    Wrong.Add($"{payload:x} got {result:x}");
                Note(payload);
            }
            catch (PayloadException failure)
            {
                if (failure.Payload != payload || !throws)
                    Wrong.Add($"{payload:x} got the failure of {failure.Payload:x}");
                Note(payload);
            }
            catch (Exception failure) when (failure is ICallFailure and (CallCanceledException or CallTimeoutException))
            {
                if (((ICallFailure)failure).Outcome != CallOutcome.NotStarted)
                    Note(payload);
            }
            catch (Exception failure)
            {
                Wrong.Add($"{payload:x} got {failure}");
            }
        }

        private void Note(long payload)
        {
            if (payload >= 0)
                Ran.Add(payload);
        }
    }
}
