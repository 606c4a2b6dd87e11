using Akka.Actor;
using Sharer.Instruments;

namespace Sharer.Linearizability;

/// <summary>A workload on real threads with virtual time, and the history of what its callers were told.</summary>
internal sealed class ThreadedRun
{
    private static readonly TimeSpan Hurry = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan CallClockTick = TimeSpan.FromMilliseconds(15);
    private static readonly TimeSpan LongestFuss = TimeSpan.FromMilliseconds(5);
    private static int s_names;
    private readonly Workload _workload;
    private readonly ManualTimeProvider _time = new();
    private readonly SharedRef<Subject> _shared;
    private int _events;

    private ThreadedRun(ActorSystem system, Workload workload, string dispatcher)
    {
        _workload = workload;
        _shared = system.Share($"{workload.Kind}-{Interlocked.Increment(ref s_names)}", Make, o =>
        {
            (o.Dispatcher, o.TimeProvider) = (dispatcher, _time);
            workload.Apply(o);
        });
    }

    public static Task<Operation[]> RecordAsync(ActorSystem system, Workload workload, string dispatcher) =>
        new ThreadedRun(system, workload, dispatcher).RunAsync();

    private async Task<Operation[]> RunAsync()
    {
        using var over = new CancellationTokenSource();
        var clock = Task.Run(() => LetTimePassAsync(over.Token));
        var histories = await Task.WhenAll(_workload.Callers.Select((calls, caller) => Task.Run(() => CallAsync(caller, calls)))).Soon();
        var last = await OneAsync(histories.Length, new PlannedCall(new Act(Verb.Read), Way.Ask, CallPriority.Low, Fuss.None)).Soon();
        await _shared.DisposeAsync().Soon();
        await _shared.Stopped.Soon();
        await over.CancelAsync();
        await clock.Soon();
        return [.. histories.SelectMany(static h => h), last];
    }

    private Subject Make() =>
        _workload.Breaks && Random.Shared.Next(3) == 0 ? throw new IOException("not now") : _workload.NewSubject();

    private async Task LetTimePassAsync(CancellationToken over)
    {
        var stopAt = _workload.Stops ? Random.Shared.Next(5, 40) : -1;
        for (var step = 0; !over.IsCancellationRequested; step++)
        {
            Thread.SpinWait(Random.Shared.Next(2_000));
            _time.Advance(TimeSpan.FromMilliseconds(5));
            if (step == stopAt)
                _shared.Dispose();
            if (step < 100)
                await Task.Yield();
            else
                await Task.Delay(1, CancellationToken.None);
        }
    }

    private async Task<Operation[]> CallAsync(int caller, PlannedCall[] calls)
    {
        var depth = 1 + (caller % 3);
        List<Task<Operation>> made = [];
        foreach (var call in calls)
        {
            made.Add(OneAsync(caller, call));
            if (made.Count >= depth)
                await made[^depth];
        }
        return await Task.WhenAll(made);
    }

    private async Task<Operation> OneAsync(int caller, PlannedCall call)
    {
        var view = _shared.With(new CallOptions
        {
            Priority = call.Priority,
            Timeout = call.Fuss is Fuss.Hurry or Fuss.HurryRunning ? Hurry : null,
        });
        var lane = (3 * caller) + (int)call.Priority;
        using var cancel = new CancellationTokenSource();
        if (call.Fuss == Fuss.CancelBefore)
            await cancel.CancelAsync();
        var fuss = new FussSignal();
        var invoked = Interlocked.Increment(ref _events);
        if (call.Way == Way.Tell)
        {
            view.Tell(subject => subject.Do(call.Act, Idle));
            return new Operation(lane, call.Act, invoked, Operation.Never, Reply.Unknown);
        }
        var outcome = ReplyAsync(view, call, fuss, cancel.Token);
        await FussAsync(call.Fuss, cancel, Task.WhenAny(fuss.Begun, outcome));
        fuss.IsMade = true;
        var reply = await outcome;
        return new Operation(lane, call.Act, invoked, Interlocked.Increment(ref _events), reply);
    }

    private async Task FussAsync(Fuss fuss, CancellationTokenSource cancel, Task begun)
    {
        switch (fuss)
        {
            case Fuss.Cancel:
                Thread.SpinWait(Random.Shared.Next(4_000));
                await cancel.CancelAsync();
                break;
            case Fuss.CancelRunning:
                await begun;
                Thread.SpinWait(Random.Shared.Next(100));
                await cancel.CancelAsync();
                break;
            case Fuss.HurryRunning:
                await begun;
                _time.Advance(Hurry + CallClockTick);
                break;
        }
    }

    private async Task<Reply> ReplyAsync(SharedRef<Subject> view, PlannedCall call, FussSignal fuss, CancellationToken token)
    {
        var waits = call.Fuss is Fuss.CancelRunning or Fuss.HurryRunning;
        try
        {
            return Reply.Of(call.Way == Way.Ask
                ? await view.AskAsync(subject => subject.Do(call.Act, () => Idle(waits ? fuss : null)), token)
                : await view.UseAsync((subject, turn) => subject.DoAsync(call.Act, turn => IdleAsync(waits ? fuss : null, turn), turn), token));
        }
        catch (Exception failure)
        {
            return Outcomes.ReplyOf(failure, call.Act);
        }
    }

    private void Idle() => Thread.SpinWait(Random.Shared.Next(_workload.Interrupts ? 1_000 : 400));

    // Which half of the call the fuss comes in is left to chance.
    private void Idle(FussSignal? fuss)
    {
        Idle();
        if (fuss is null || Random.Shared.Next(2) == 0)
            return;
        fuss.Begin();
        SpinWait.SpinUntil(() => fuss.IsMade, LongestFuss);
        Idle();
    }

    private async Task IdleAsync(FussSignal? fuss, CancellationToken turn)
    {
        await Task.Yield();
        Idle(fuss);
        turn.ThrowIfCancellationRequested();
    }

    /// <summary>Between a call and the caller who is going to make a fuss about it as soon as it runs.</summary>
    private sealed class FussSignal
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _made;

        public Task Begun => _begun.Task;

        public bool IsMade
        {
            get => _made;
            set => _made = value;
        }

        public void Begin() => _begun.TrySetResult();
    }
}
