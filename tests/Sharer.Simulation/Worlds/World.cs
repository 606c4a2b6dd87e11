using Akka.Actor;
using Sharer.Resource;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Time;

namespace Sharer.Simulation.Worlds;

/// <summary>What a scenario has to work with: resources to share, callers, things that happen beside them, time and chance.</summary>
internal sealed class World
{
    private readonly List<Action> _starts = [];
    private readonly List<Func<Task>> _untilUp = [];
    private readonly List<Func<Task>> _stops = [];
    private readonly Gate _everybodyDone;
    private int _busy;

    public World(Scheduler scheduler, ActorSystem system, int seed)
    {
        Scheduler = scheduler;
        System = system;
        Random = new System.Random(seed);
        History = scheduler.Belonging(() => new History(scheduler));
        _everybodyDone = NewGate("everybody to be done");
    }

    public Scheduler Scheduler { get; }

    public ActorSystem System { get; }

    /// <summary>The chance by which a scenario is made, not the one by which it is scheduled.</summary>
    public System.Random Random { get; }

    public History History { get; }

    public SimulatedTime Time => Scheduler.Time;

    /// <summary>What was shared.</summary>
    public List<ResourceCore> Resources { get; } = [];

    public Gate NewGate(string name) => new(Scheduler, name);

    public CancelSource NewToken(string name) => new(History, name);

    /// <summary>Has a fiber waited for by the history: it begins at a moment that the schedule chooses.</summary>
    public void Beside(string name, Action work)
    {
        _busy++;
        _starts.Add(() => Scheduler.Start(name, () =>
        {
            work();
            Done();
        }));
    }

    /// <summary>Adds a caller; its awaits come back as fibers.</summary>
    public void Caller(string name, Func<Caller, Task> body)
    {
        _busy++;
        var context = new CallerContext(Scheduler, name);
        _starts.Add(() => context.Start($"{name} begins", () => _ = RunAsync(body(new Caller(this, name)))));

        async Task RunAsync(Task calls)
        {
            try
            {
                await calls;
            }
            catch (Exception e)
            {
                Scheduler.Fail($"{name} failed: {e}");
            }

            Done();
        }
    }

    /// <summary>A point at which the schedule may take another fiber, whatever the granularity.</summary>
    public void Pause(string what)
    {
        if (Fiber.Current is { } fiber)
            Scheduler.Pause(fiber, new Point(what));
    }

    /// <summary>To be awaited: what follows is a fiber of its own.</summary>
    public Gate PauseAsync(string what)
    {
        var gate = NewGate(what);
        Scheduler.Start($"lets {what} go on", gate.Open);
        return gate;
    }

    /// <summary>Opens when so much time has passed.</summary>
    public Gate After(TimeSpan time)
    {
        var gate = NewGate($"{time.TotalMilliseconds:0} ms to pass");
        Time.CreateTimer(static gate => ((Gate)gate!).Open(), gate, time, Timeout.InfiniteTimeSpan);
        return gate;
    }

    /// <summary>Keeps the fiber for so long.</summary>
    public void Sleep(TimeSpan time) => After(time).Wait();

    /// <summary>Shares a resource on the history's time; it is stopped, and that checked, when everybody is done.</summary>
    public SharedRef<T> Share<T>(
        Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>>? configure = null, string name = "resource") where T : class
    {
        var shared = System.Share(name, create, options =>
        {
            options.TimeProvider = Time;
            configure?.Invoke(options);
        });
        Resources.Add(shared.Resource);
        _untilUp.Add(() => shared.Started);
        _stops.Add(() => StopAsync(shared));
        return shared;
    }

    /// <summary>The first fiber: arranges, waits for everybody, and stops what was shared.</summary>
    public async Task PlayAsync(Scenario scenario)
    {
        Scheduler.Explores = scenario.FromTheStart;
        scenario.Arrange(this);
        if (!scenario.FromTheStart)
        {
            foreach (var untilUp in _untilUp)
                await untilUp();
            Scheduler.Explores = true;
        }

        foreach (var start in _starts)
            start();
        if (_busy > 0)
            await _everybodyDone;
        Scheduler.Explores = scenario.FromTheStart;
        foreach (var stop in _stops)
            await stop();
        Scheduler.IsComplete = true;
    }

    private async Task StopAsync<T>(SharedRef<T> shared) where T : class
    {
        await shared.DisposeAsync();
        await shared.Stopped;
        History.Add(EventKind.Stopped, about: shared.Name);
    }

    private void Done()
    {
        if (--_busy == 0)
            _everybodyDone.Open();
    }
}
