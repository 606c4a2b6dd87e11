using Sharer.Simulation.Histories;
using Sharer.Simulation.Resources;
using Sharer.Simulation.Worlds;

namespace Sharer.Simulation.Scenarios;

/// <summary>Whatever a few callers may do to a resource of whatever temper, by chance.</summary>
internal sealed class Workload
{
    private readonly World _world;
    private readonly System.Random _random;
    private readonly SharedRef<ScriptedResource> _shared;
    private readonly bool _directly;
    private int _jobs;
    private int _tokens;

    private Workload(World world, bool directly)
    {
        _world = world;
        _random = world.Random;
        _directly = directly;
        _shared = world.ShareScripted(RandomTemper(), Configure, directly);
    }

    public static Scenario Scenario { get; } = new("workload", static world => new Workload(world, directly: false).Arrange());

    /// <summary>The same without an actor: nobody can send it messages, and it is stopped by its disposal alone.</summary>
    public static Scenario WithoutAnActor { get; } = new("workload without an actor", static world => new Workload(world, directly: true).Arrange());

    private void Arrange()
    {
        for (var callers = _random.Next(2, 6); callers > 0; callers--)
            Add($"caller {callers}", _random.Next(1, 7), _random.Next(4));
        for (var stops = _random.Next(4) / 2 * _random.Next(1, 3); stops > 0; stops--)
        {
            var (way, after) = (_directly ? StopWay.Dispose : (StopWay)_random.Next(4), Some(0, 0, 10, 40));
            _world.Beside($"stop by {way}", () =>
            {
                _world.Sleep(after);
                _world.Stop(_shared, way);
            });
        }
    }

    private void Add(string name, int count, int patience)
    {
        var calls = Enumerable.Range(0, count).Select(_ => (Kind: RandomKind(), Job: RandomJob(), Terms: RandomTerms(), Pause: _random.Next(4) == 0)).ToArray();
        _world.Caller(name, async caller =>
        {
            List<Task<CallRecord>> pending = [];
            foreach (var (kind, job, terms, pause) in calls)
            {
                if (pause)
                    await _world.PauseAsync(name);
                if (pending.Count > patience)
                {
                    await pending[0];
                    pending.RemoveAt(0);
                }

                if (Make(caller, kind, job, terms) is { } call)
                    pending.Add(call);
            }

            foreach (var call in pending)
                await call;
        });
    }

    private Task<CallRecord>? Make(Caller caller, CallKind kind, Job job, CallTerms terms)
    {
        switch (kind)
        {
            case CallKind.Use:
                return caller.HoldAsync(_shared, job, terms);
            case CallKind.Message:
                return caller.SendAsync(_shared, job);
            case CallKind.Tell:
                caller.Tell(_shared, job, terms with { Cancel = null });
                return null;
            default:
                return caller.DoAsync(_shared, job, terms);
        }
    }

    private CallKind RandomKind() => _random.Next(10) switch
    {
        < 5 => CallKind.Ask,
        < 7 => CallKind.Use,
        < 8 => CallKind.Tell,
        _ => _directly ? CallKind.Ask : CallKind.Message,
    };

    private Job RandomJob() => new(
        ++_jobs,
        Pauses: _random.Next(3),
        Takes: _random.Next(4) == 0 ? Some(5, 20, 60) : null,
        End: _random.Next(10) switch { < 7 => JobEnd.Return, < 9 => JobEnd.Throw, _ => JobEnd.Break },
        Heeds: _random.Next(4) != 0,
        CallsItself: _random.Next(12) == 0);

    private CallTerms RandomTerms()
    {
        CancelSource? cancel = null;
        if (_random.Next(4) == 0)
        {
            cancel = _world.NewToken($"{++_tokens}");
            var after = Some(0, 0, 0, 10, 30);
            _world.Beside($"cancel {cancel}", () =>
            {
                if (after > TimeSpan.Zero)
                    _world.Sleep(after);
                cancel.Cancel();
            });
        }

        return new CallTerms(
            _random.Next(4) == 0 ? (CallPriority)_random.Next(3) : CallPriority.Normal, _random.Next(5) == 0 ? Some(5, 20, 40) : null, cancel);
    }

    private Temper RandomTemper() => new()
    {
        CreationFailures = _random.Next(3) == 0 ? _random.Next(1, 3) : 0,
        CreatesAsynchronously = _random.Next(3) == 0,
        DisposesAsynchronously = _random.Next(3) == 0,
        DisposeThrows = _random.Next(6) == 0,
        InterruptThrows = _random.Next(6) == 0,
        ThrowingReset = _random.Next(4) == 0 ? _random.Next(1, 3) : 0,
        ThrowingProbe = _random.Next(2) == 0 ? 1 : 0,
    };

    private void Configure(ShareOptions<ScriptedResource> options)
    {
        options.Capacity = _random.Next(4);
        options.WhenFull = (WhenFull)_random.Next(3);
        options.Restart.WhileDown = (WhileDown)_random.Next(2);
        options.CallTimeout = _random.Next(3) == 0 ? Some(20, 100) : Timeout.InfiniteTimeSpan;
        options.InterruptGrace = Some(10, 50, 200);
        options.DrainTimeout = Some(20, 200, 1000);
        options.FlowExecutionContext = _random.Next(4) == 0;
        if (!_directly && _random.Next(4) == 0)
            options.Dispatcher = "sharer.pinned-dispatcher";
        if (_random.Next(2) == 0)
            options.Interrupt = null;
        if (_random.Next(2) == 0)
            options.Reset = null;
        if (_random.Next(2) == 0)
            options.Probe = null;
    }

    private TimeSpan Some(params ReadOnlySpan<int> milliseconds) => TimeSpan.FromMilliseconds(milliseconds[_random.Next(milliseconds.Length)]);
}
