using System.Diagnostics;
using Sharer.Instruments;

namespace Sharer.Faults;

/// <summary>The workload that the faults hit: a start, calls of several callers, a replacement, an idle time, a cancelled call, a stop.</summary>
internal sealed class FaultRun
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(1);
    private readonly IStage _stage;
    private readonly FaultSettings _settings;
    private readonly FaultyFactory _factory;
    private readonly SharedRef<FaultyResource> _shared;
    private readonly SharedRef<FaultyResource> _called;
    private readonly List<Errand> _errands = [];
    private readonly List<string> _wrong = [];
    private bool _stopping;

    public FaultRun(IStage stage, FaultSettings settings, FaultPlan plan)
    {
        (_stage, _settings, Plan) = (stage, settings, plan);
        _factory = new FaultyFactory(stage, plan, settings.Asynchronous);
        stage.NeedsTime = () => Diary.Last is { Work: Work.Create, Thrown: not null };
        _shared = stage.Share(_factory.CreateAsync, settings.Apply);
        _called = _shared.With(new CallOptions { Batch = settings.Grouping != Grouping.None });
    }

    public FaultPlan Plan { get; }

    public IReadOnlyList<Errand> Errands => _errands;

    public Diary Diary => _factory.Diary;

    public SharedSnapshot Snapshot => _shared.GetSnapshot();

    public async Task PlayAsync()
    {
        await Task.WhenAll(
            InTurnAsync(Manner.Return, Manner.Return, Manner.Return), InTurnAsync(Manner.Throw, Manner.Return), CallAsync(Way.Use), CallAsync(Way.Use, Manner.Throw));
        await RecoverAsync("after the first calls");

        await Task.WhenAll(CallAsync(Way.Ask, Manner.Break), CallAsync(Way.Ask), CallAsync(Way.Use));
        await RecoverAsync("after the replacement");

        var probes = Diary.Count(Work.Probe);
        if (!await UntilAsync(() => _factory.Hanging is not null || Diary.Count(Work.Probe) >= probes + 2))
            _wrong.Add("It was not probed when it was idle.");
        await RecoverAsync("after the idle time");

        await Task.WhenAll(CallAsync(Way.Ask), CancelAsync(), CallAsync(Way.Use));
        await RecoverAsync("after the cancelled call");

        await StopAsync();
    }

    public string? Verdict()
    {
        _wrong.AddRange(new Judge(_settings, _stage.IsExact, _errands, Diary, Snapshot).Complaints());
        return _wrong.Count == 0 ? null : string.Join(Environment.NewLine, _wrong);
    }

    public string Show() => string.Join(Environment.NewLine, [.. Diary.Entries.Select(static e => e.ToString()), .. _errands.Select(static e => e.ToString()), $"{Snapshot}"]);

    private async Task InTurnAsync(params Manner[] manners)
    {
        foreach (var manner in manners)
            await CallAsync(Way.Ask, manner);
    }

    private async Task CancelAsync()
    {
        using var cancel = new CancellationTokenSource();
        var errand = NewErrand(Way.Ask, Manner.Return);
        var call = CallAsync(errand, cancel.Token);
        await _stage.After(TimeSpan.FromMilliseconds(25));
        errand.CanceledAt = _stage.Now;
        _stage.Expect(call, _stage.Now + (_settings.Interrupts ? FaultSettings.Grace : TimeSpan.Zero) + FaultSettings.Kept, $"the cancelled {errand}");
        // Not CancelAsync: a simulated history does not see what goes on elsewhere.
        cancel.Cancel();
        await call;
    }

    private Task<Errand> CallAsync(Way way, Manner manner = Manner.Return) => CallAsync(NewErrand(way, manner), CancellationToken.None);

    private Errand NewErrand(Way way, Manner manner)
    {
        lock (_errands)
        {
            var errand = new Errand(_errands.Count, way, manner, _stage.Now);
            _errands.Add(errand);
            return errand;
        }
    }

    private Task<Errand> CallAsync(Errand errand, CancellationToken token)
    {
        var answer = AnswerAsync(errand, errand.Way == Way.Ask
            ? _called.AskAsync(static (resource, errand) => resource.Run(errand), errand, token)
            : _called.UseAsync((resource, turn) => resource.RunAsync(errand, turn), token));
        // The library has taken the time by now; taken before, a pause of this thread would count as time that the library lost.
        (errand.MadeBefore, errand.InstancesBefore) = (_stage.Now, Diary.Instances);
        _stage.Expect(answer, errand.MadeBefore + _settings.LongestWait(errand.Way), $"{errand}");
        return answer;
    }

    private async Task<Errand> AnswerAsync(Errand errand, ValueTask<int> call)
    {
        Ended end;
        try
        {
            var number = await call;
            end = number == errand.Number
                ? new Ended(Ending.Result, null)
                : new Ended(Ending.ResourceFailure, new InvalidOperationException($"got the result of call {number}"));
        }
        catch (Exception failure)
        {
            end = Ended.Of(failure);
        }
        errand.Answer(end, _stage.Now, _stopping);
        return errand;
    }

    /// <summary>Once nobody waits any more, what hangs is let go, and the resource must serve again.</summary>
    private async Task RecoverAsync(string when)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            LookAtHang(when);
            if (_factory.Hanging is { Stays: true })
                return;
            _factory.LetGo(toTheEnd: false);
            if (!await UntilAsync(() => _factory.Hanging is not null || Snapshot is { State: ResourceState.Up, RunningMethod: null }))
                break;
            if ((await CallAsync(Way.Ask)).End is { How: Ending.Result })
                return;
        }
        _wrong.Add($"It did not serve again {when}.");
    }

    private async Task<bool> UntilAsync(Func<bool> condition)
    {
        var (began, beganHere) = (_stage.Now, Stopwatch.GetTimestamp());
        while (!condition())
        {
            // On threads the time may have flown while what is waited for had no processor.
            if (_stage.IsExact ? _stage.Now - began > LongestRecovery : Stopwatch.GetElapsedTime(beganHere) > Patience.Limit)
                return false;
            await _stage.After(TimeSpan.FromMilliseconds(5));
        }
        return true;
    }

    private async Task StopAsync()
    {
        var last = CallAsync(Way.Ask);
        _stopping = true;
        var stop = _shared.DisposeAsync().AsTask();
        _stage.Expect(stop, _stage.Now + FaultSettings.DrainTimeout + FaultSettings.Grace + FaultSettings.Kept, "the end of DisposeAsync");
        var late = await CallAsync(Way.Ask);
        if (late.End is not { How: Ending.Stopped, NeverRan: true })
            _wrong.Add($"A call that was made after the stop: {late}");
        await stop;
        await last;
        if (!await UntilAsync(() => _factory.Hanging is not { Work: Work.Create, Heeds: true }))
            _wrong.Add("The token of the factory did not end with the resource.");
        if (_factory.Hanging is not null && _shared.Stopped.IsCompleted)
            _wrong.Add("It was Stopped while something hung.");
        LookAtHang("at the stop");
        _factory.LetGo(toTheEnd: true);
        _stage.Expect(_shared.Stopped, _stage.Now + (2 * FaultSettings.Kept), "Stopped");
        await _shared.Stopped;
    }

    private void LookAtHang(string when)
    {
        if (_factory.Hanging is not { } hanging)
            return;
        var snapshot = Snapshot;
        var named = hanging.Work switch
        {
            Work.Call or Work.Begin => snapshot.RunningMethod is "AskAsync" or "UseAsync",
            // After a call that threw, or in the turn of a commit that did.
            Work.Rollback => snapshot.RunningMethod is nameof(Work.Rollback) or nameof(Work.Commit),
            var work => snapshot.RunningMethod == work.ToString(),
        };
        // What hangs may have been let go by its own token meanwhile; then nothing is to be named.
        if (!named && ReferenceEquals(_factory.Hanging, hanging))
            _wrong.Add($"{hanging.Work} hung {when}, and the snapshot says: {snapshot}");
        if (hanging.Work is Work.Create or Work.Dispose && snapshot.State == ResourceState.Up)
            _wrong.Add($"{hanging.Work} hung {when}, and the resource called itself up: {snapshot}");
    }
}
