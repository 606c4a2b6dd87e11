using Sharer.Linearizability;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Linearizability;

/// <summary>A workload of the linearizability tests in a simulated history.</summary>
internal sealed class SimulatedRun
{
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(20);
    private readonly Workload _workload;
    private readonly World _world;
    private readonly SharedRef<Subject> _shared;
    private readonly Gate _callersDone;
    private readonly List<(CallRecord Call, Act Act)> _calls = [];
    private int _busy;
    private int _made;

    private SimulatedRun(World world, Workload workload)
    {
        (_world, _workload) = (world, workload);
        _callersDone = world.NewGate("the callers to be done");
        _shared = world.Share(_ => ValueTask.FromResult(Make()), workload.Apply);
    }

    /// <summary>Plays the workload of a seed.</summary>
    /// <returns>The history, and why no order of its calls explains it, if none does.</returns>
    public static (Played Played, IReadOnlyList<Operation> Calls, string? Violation) Play(Simulator simulator, int seed, Kind kind)
    {
        SimulatedRun? run = null;
        var workload = Workload.Of(seed, kind);
        var scenario = new Scenario($"{workload}", world => (run = new SimulatedRun(world, workload)).Arrange());
        IStrategy strategy = seed % 2 == 0 ? new RandomWalk(seed) : new PriorityWalk(seed);
        var granularity = (seed / 2 % 3) switch
        {
            0 => Granularity.WorkItems(),
            1 => Granularity.Slot(),
            _ => Granularity.Everything(),
        };
        var played = simulator.Play(scenario, seed, strategy, granularity);
        Operation[] calls = [.. run!._calls.Select(static call => ToOperation(call.Call, call.Act))];
        return (played, calls, played.IsRight ? workload.Violation(calls) : null);
    }

    private static Operation ToOperation(CallRecord call, Act act)
    {
        var lane = (10 * call.Caller.GetHashCode(StringComparison.Ordinal)) + (int)call.Terms.Priority;
        if (call.End is not { } end)
            return new Operation(lane, act, call.MadeAt, Operation.Never, Reply.Unknown);
        var reply = end.Failure is null ? Reply.Of((int)call.Result!) : Outcomes.ReplyOf(end.Failure, act);
        return new Operation(lane, act, call.MadeAt, call.AnsweredAt!.Value, reply);
    }

    private void Arrange()
    {
        for (var caller = 0; caller < _workload.Callers.Length; caller++)
        {
            var (calls, depth) = (_workload.Callers[caller], 1 + (caller % 3));
            _busy++;
            _world.Caller($"caller {caller}", caller => CallAsync(caller, calls, depth));
        }
        _world.Caller("last", async caller =>
        {
            await _callersDone;
            await OneAsync(caller, new PlannedCall(new Act(Verb.Read), Way.Ask, CallPriority.Low, Fuss.None));
        });
        if (_workload.Stops)
            _world.Beside("stop", () => _world.Stop(_shared, StopWay.Dispose));
    }

    // The first is made at once: that a resource is down at its start is for other tests.
    private Subject Make() => _workload.Breaks && _made++ > 0 && _world.Random.Next(3) == 0 ? throw new IOException("not now") : _workload.NewSubject();

    private async Task CallAsync(Caller caller, PlannedCall[] calls, int depth)
    {
        List<Task> made = [];
        foreach (var call in calls)
        {
            made.Add(OneAsync(caller, call));
            if (made.Count >= depth)
                await made[^depth];
        }
        await Task.WhenAll(made);
        if (--_busy == 0)
            _callersDone.Open();
    }

    private async Task OneAsync(Caller caller, PlannedCall call)
    {
        var cancel = call.Fuss is Fuss.None or Fuss.Hurry or Fuss.HurryRunning ? null : _world.NewToken($"of {call.Act}");
        var terms = new CallTerms(call.Priority, call.Fuss is Fuss.Hurry or Fuss.HurryRunning ? Hurry : null, cancel);
        if (call.Fuss == Fuss.CancelBefore)
            cancel!.Cancel();
        // The record exists before the call can run, so it is the last of the history's when the call has been made.
        var (what, act) = ($"{call.Act}", call.Act);
        var first = _world.History.Calls.Count;
        Task asked = Task.CompletedTask;
        switch (call.Way)
        {
            case Way.Tell:
                caller.Tell(_shared, what, subject => subject.Do(act, () => Idle(call.Fuss, cancel)), terms);
                break;
            case Way.Use:
                asked = caller.UseAsync(
                    _shared, what, async (subject, turn) => await subject.DoAsync(act, turn => IdleAsync(call.Fuss, cancel, turn), turn), terms);
                break;
            default:
                asked = caller.AskAsync(_shared, what, subject => subject.Do(act, () => Idle(call.Fuss, cancel)), terms);
                break;
        }
        _calls.Add((_world.History.Calls.Skip(first).First(made => made.Caller == caller.Name && made.What == what), act));
        if (call.Fuss == Fuss.Cancel)
            _world.Scheduler.Start($"cancel {what}", cancel!.Cancel);
        await asked;
    }

    private void Idle(Fuss fuss, CancelSource? cancel)
    {
        _world.Pause("in a call");
        if (fuss == Fuss.CancelRunning && !cancel!.Token.IsCancellationRequested)
            _world.Scheduler.Start("cancel the running call", cancel.Cancel);
        if (fuss == Fuss.HurryRunning)
            _world.Sleep(Hurry);
        _world.Pause("in a call");
    }

    private async Task IdleAsync(Fuss fuss, CancelSource? cancel, CancellationToken turn)
    {
        await _world.PauseAsync("a held turn");
        if (fuss == Fuss.CancelRunning && !cancel!.Token.IsCancellationRequested)
            _world.Scheduler.Start("cancel the held turn", cancel.Cancel);
        if (fuss == Fuss.HurryRunning)
            await _world.After(Hurry);
        await _world.PauseAsync("a held turn");
        turn.ThrowIfCancellationRequested();
    }
}
