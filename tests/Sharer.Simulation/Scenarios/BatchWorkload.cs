using Sharer.Instruments;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Resources;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Scenarios;

/// <summary>Random calls, most of them batched, against a store whose hooks fail: each runs at most twice, has one outcome, and what is committed is what succeeded (C13).</summary>
/// <remarks>The calls are not in the history, whose rules are for calls that run once; <see cref="Check"/> has theirs.</remarks>
internal sealed class BatchWorkload
{
    private readonly World _world;
    private readonly System.Random _random;
    private readonly BatchedStore.Ledger _ledger;
    private readonly SharedRef<BatchedStore> _shared;
    private readonly List<Call> _calls = [];
    private readonly bool _savepoints;
    private readonly bool _asks;

    private BatchWorkload(World world)
    {
        _world = world;
        _random = world.Random;
        (_savepoints, _asks) = (_random.Next(2) == 0, _random.Next(2) == 0);
        Dictionary<int, bool> faults = [];
        for (var i = _random.Next(5); i > 0; i--)
            faults[_random.Next(1, 25)] = _random.Next(3) == 0;
        _ledger = new BatchedStore.Ledger(faults);
        _shared = world.Share(CreateAsync, Configure);
    }

    public static Scenario Scenario { get; } = new("batches", static world =>
    {
        var workload = new BatchWorkload(world);
        workload.Arrange();
        world.Checks.Add(workload.Check);
    });

    private IEnumerable<string> Check()
    {
        foreach (var call in _calls)
        {
            var committed = _ledger.TimesCommitted(call.Write.Number);
            var fault = call.End switch
            {
                null => "it has no outcome",
                { How: Ending.Result } when call.Result != call.Write.Number * 10 + call.Runs => $"its result {call.Result} is not that of its last run",
                { How: Ending.Result } => committed == 1 ? null : $"it is committed {committed} times",
                { Outcome: CallOutcome.NotStarted } => call.Runs == 0 ? null : "it ran",
                { Outcome: CallOutcome.Aborted } or { How: Ending.ResourceFailure, Failure: not BatchCommitException } when call.IsBatched =>
                    committed == 0 ? null : $"it is committed {committed} times",
                _ => committed <= 1 ? null : $"it is committed {committed} times",
            };
            if (call.Runs > (call.IsBatched ? 2 : 1))
                fault = "it ran too often";
            if (fault is not null)
                yield return $"C13: {call.Write} ended as {call.End?.How.ToString() ?? "nothing"} {call.End?.Outcome} after {call.Runs} runs ({call.End?.Failure?.Message}): {fault}";
        }
    }

    private void Arrange()
    {
        for (var callers = _random.Next(2, 5); callers > 0; callers--)
        {
            var calls = Enumerable.Range(0, _random.Next(2, 7)).Select(_ => RandomCall()).ToArray();
            _world.Caller($"caller {callers}", async _ =>
            {
                List<Task> pending = [];
                foreach (var call in calls)
                    pending.Add(MakeAsync(call));
                foreach (var end in pending)
                    await end;
            });
        }

        if (_random.Next(3) == 0)
        {
            var (way, after) = ((StopWay)_random.Next(4), Some(0, 10, 40));
            _world.Beside($"stop by {way}", () =>
            {
                _world.Sleep(after);
                _world.Stop(_shared, way);
            });
        }
    }

    private Call RandomCall()
    {
        var call = new Call(
            new BatchedStore.Write(
                _calls.Count + 1, _random.Next(3), _random.Next(12) switch { < 9 => JobEnd.Return, < 11 => JobEnd.Throw, _ => JobEnd.Break },
                Loses: _asks && _random.Next(15) == 0),
            IsBatched: _random.Next(8) != 0, Holds: _random.Next(5) == 0,
            new CallOptions
            {
                Priority = (CallPriority)_random.Next(3),
                Timeout = _random.Next(6) == 0 ? Some(5, 20) : null,
            });
        if (_random.Next(6) == 0)
        {
            var cancel = call.Cancel = _world.NewToken($"{call.Write.Number}");
            var after = Some(0, 0, 10);
            _world.Beside($"cancel {call.Write.Number}", () =>
            {
                if (after > TimeSpan.Zero)
                    _world.Sleep(after);
                cancel.Cancel();
            });
        }

        _calls.Add(call);
        return call;
    }

    private async Task MakeAsync(Call call)
    {
        var shared = _shared.With(call.Options with { Batch = call.IsBatched });
        var token = call.Cancel?.Token ?? default;
        var made = call.Holds
            ? shared.UseAsync((store, ends) => _world.WorkAsync(() => store.DoAsync(call.Write, ++call.Runs, ends)), token)
            : shared.AskAsync(store => store.Do(call.Write, ++call.Runs), token);
        Ended end;
        try
        {
            call.Result = await made;
            end = new Ended(Ending.Result, null);
        }
        catch (Exception failure)
        {
            end = Ended.Of(failure);
        }

        if (call.End is not null)
            _world.Scheduler.Fail($"C3: {call.Write} ended twice");
        call.End = end;
    }

    private async ValueTask<BatchedStore> CreateAsync(CancellationToken ending)
    {
        await ValueTask.CompletedTask;
        _world.Pause("creates");
        return new BatchedStore(_world, _ledger);
    }

    private void Configure(ShareOptions<BatchedStore> options)
    {
        options.Batch = BatchedStore.Hooks(_savepoints, _asks);
        options.Batch.MaxSize = _random.Next(1, 5);
        options.Batch.MaxDelay = Some(0, 0, 15);
        options.Capacity = _random.Next(1, 8);
        options.WhenFull = (WhenFull)_random.Next(3);
        options.Restart = new RestartOptions { MinBackoff = TimeSpan.FromMilliseconds(10), MaxBackoff = TimeSpan.FromMilliseconds(40) };
        options.Restart.WhileDown = (WhileDown)_random.Next(2);
        options.CallTimeout = _random.Next(3) == 0 ? Some(20, 100) : Timeout.InfiniteTimeSpan;
        options.InterruptGrace = Some(10, 50);
        options.DrainTimeout = Some(20, 200);
        options.IsBroken = static e => e is BatchedStore.HookException { Breaks: true };
        if (_random.Next(2) == 0)
            options.Interrupt = static store => store.Interrupt();
        if (_random.Next(4) == 0)
            options.Dispatcher = "sharer.pinned-dispatcher";
    }

    private TimeSpan Some(params ReadOnlySpan<int> milliseconds) => TimeSpan.FromMilliseconds(milliseconds[_random.Next(milliseconds.Length)]);

    private sealed record Call(BatchedStore.Write Write, bool IsBatched, bool Holds, CallOptions Options)
    {
        public CancelSource? Cancel { get; set; }

        public int Runs { get; set; }

        public int Result { get; set; }

        public Ended? End { get; set; }
    }
}
