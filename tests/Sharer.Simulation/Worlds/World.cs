using Akka.Actor;
using Akka.Event;
using Sharer.Direct;
using Sharer.Instruments;
using Sharer.Resource;
using Sharer.Simulation.Histories;
using Sharer.Simulation.Oracle;
using Sharer.Simulation.Time;

namespace Sharer.Simulation.Worlds;

/// <summary>What a scenario has to work with: resources to share, callers, things that happen beside them, time and chance.</summary>
internal sealed class World
{
    private readonly List<Action> _starts = [];
    private readonly List<Func<Task>> _untilUp = [];
    private readonly List<Func<Task>> _stops = [];
    private readonly Gate _everybodyDone;
    private Action? _callFromInside;
    private int _busy;

    public World(Scheduler scheduler, ActorSystem system, int seed)
    {
        Scheduler = scheduler;
        System = system;
        Random = new System.Random(seed);
        History = scheduler.Belonging(() => new History(scheduler));
        _everybodyDone = NewGate("everybody to be done");
        scheduler.Missing = () => $"not answered: {string.Join(", ", History.Calls.Where(static call => call.IsAwaited && call.Answers == 0 && !call.IsLost))}";
    }

    public Scheduler Scheduler { get; }

    public ActorSystem System { get; }

    /// <summary>The chance by which a scenario is made, not the one by which it is scheduled.</summary>
    public System.Random Random { get; }

    public History History { get; }

    public SimulatedTime Time => Scheduler.Time;

    /// <summary>What was shared.</summary>
    public List<ResourceCore> Resources { get; } = [];

    /// <summary>What a scenario looks at by itself when everything has ended: each gives the faults it finds.</summary>
    public List<Func<IEnumerable<string>>> Checks { get; } = [];

    /// <summary>How the last was shared.</summary>
    public SharingTerms? Terms { get; private set; }

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

    /// <summary>Asynchronous work of the resource's code, such as a factory's: what it awaits, and its end, stay in the history.</summary>
    public ValueTask<T> WorkAsync<T>(Func<ValueTask<T>> work) => AsyncWork<T>.Start(Scheduler, work);

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
        ShareOptions<T>? configured = null;
        return Keep(System.Share(name, create, Configure), configured!);

        void Configure(ShareOptions<T> options)
        {
            options.TimeProvider = Time;
            configure?.Invoke(options);
            configured = options;
        }
    }

    /// <summary>The same without an actor, as <see cref="SharedRef.Direct{T}"/> shares: whoever calls works off what waits.</summary>
    public SharedRef<T> ShareDirectly<T>(
        Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>>? configure = null, string name = "resource") where T : class
    {
        var options = new ShareOptions<T> { TimeProvider = Time };
        configure?.Invoke(options);
        var log = Logging.GetLogger(System, $"sharer.{name}");
        var resource = new SharedResource<T>(_ => log, name, name, create, options, new CallClock(Time, log), static _ => { });
        var actor = new DirectRef<T>(resource);
        resource.Actor = actor;
        actor.Start();
        return Keep(new SharedRef<T>(resource), options);
    }

    private SharedRef<T> Keep<T>(SharedRef<T> shared, ShareOptions<T> configured) where T : class
    {
        Resources.Add(shared.Resource);
        Terms = new SharingTerms(
            shared.Resource.Limits, configured.Interrupt is not null, configured.Reset is not null, configured.Dispatcher == "sharer.pinned-dispatcher");
        Scheduler.Invariants.Add(() => AdmissionIsBounded.Check(shared.Resource));
        _callFromInside = () => CallFromInside(shared);
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

    /// <summary>Called by the resource's code: calls the resource, which is to be refused at once.</summary>
    public void CallFromInside() => _callFromInside!();

    private void CallFromInside<T>(SharedRef<T> shared) where T : class
    {
        var record = History.Make("inside", CallKind.Ask, "a call of its own", CallTerms.Ordinary);
        var call = shared.AskAsync(static _ => 0);
        if (!call.IsCompleted)
            Scheduler.Fail("C12: a call from inside waits");
        try
        {
            History.Answer(record, new Ended(Ending.Result, null), call.GetAwaiter().GetResult());
        }
        catch (Exception failure)
        {
            History.Answer(record, Ended.Of(failure));
        }
    }

    private async Task StopAsync<T>(SharedRef<T> shared) where T : class
    {
        History.Add(EventKind.StopRequested, about: "the end of the scenario");
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
