using Sharer.Simulation.Time;

namespace Sharer.Simulation;

/// <summary>Runs one history: keeps its fibers, and at each point asks the strategy who goes on.</summary>
/// <remarks>
/// Exactly one fiber runs at any time, and it alone touches what is here, so nothing is locked; the baton that is handed over orders
/// everything. To stay on the same fiber costs no switch of threads, nor does to begin a new one where another has ended.
/// </remarks>
internal sealed partial class Scheduler
{
    private readonly IStrategy _strategy;
    private readonly Granularity _granularity;
    private readonly List<Fiber> _fibers = [];
    private readonly List<Fiber> _alive = [];
    private readonly List<Fiber> _ready = [];
    private readonly List<FiberThread> _threads = [];
    private readonly Stack<FiberThread> _idle = new();
    private readonly Dictionary<Type, object> _belongings = [];
    private readonly SemaphoreSlim _over = new(0);
    private readonly int _mostSteps;
    private Fiber? _running;
    private int _idleFirings;

    public Scheduler(IStrategy strategy, Granularity granularity, int mostSteps = 20_000)
    {
        _strategy = strategy;
        _granularity = granularity;
        _mostSteps = mostSteps;
        Time = new SimulatedTime(this);
    }

    /// <summary>How often time may pass because nobody could go on, with nothing happening that the history remembers.</summary>
    private const int MostIdleFirings = 500;

    /// <summary>How often it may after the end, for timers that look around once more.</summary>
    private const int LastFirings = 4;

    public SimulatedTime Time { get; }

    public Trace Trace { get; } = new();

    public IReadOnlyList<Fiber> Fibers => _fibers;

    /// <summary>What went wrong, first.</summary>
    public string? Failure { get; private set; }

    /// <summary>Whether the strategy is asked; otherwise whoever runs goes on as long as it can, and time passes only when nobody can.</summary>
    public bool Explores { get; set; } = true;

    /// <summary>Whether the scenario has come to its end.</summary>
    public bool IsComplete { get; set; }

    /// <summary>What is missing when nothing happens any more.</summary>
    public Func<string> Missing { get; set; } = static () => "";

    /// <summary>What must hold at each step: says what does not.</summary>
    public List<Func<string?>> Invariants { get; } = [];

    /// <summary>What belongs to this history and to no other: one of each type.</summary>
    public T Belonging<T>(Func<T> make) where T : class
    {
        if (!_belongings.TryGetValue(typeof(T), out var belonging))
            _belongings[typeof(T)] = belonging = make();
        return (T)belonging;
    }

    /// <summary>Runs the history that begins with <paramref name="work"/>, to its end; called on a thread that is none of its own.</summary>
    public void Run(string name, Action work)
    {
        Resume(Start(name, work));
        Watchdog.Watch(this, _over, () => (Trace.Steps.Count, _fibers.Count), () => _running);
        foreach (var thread in _threads.Where(static thread => thread.IsFree))
            thread.Resume(null);
    }

    /// <summary>Adds a fiber, which begins when it is chosen.</summary>
    public Fiber Start(string name, Action work, FiberThread? home = null)
    {
        var fiber = new Fiber(this, _fibers.Count, name, work) { Home = home, At = new Point("begins") };
        _fibers.Add(fiber);
        _alive.Add(fiber);
        return fiber;
    }

    /// <summary>A thread of the history on which only those fibers run that ask for it.</summary>
    public FiberThread NewThread()
    {
        var thread = new FiberThread(this);
        _threads.Add(thread);
        return thread;
    }

    /// <summary>A point of the library.</summary>
    public void Pass(Fiber fiber, in Point at)
    {
        if (!fiber.IsUndisturbed && _granularity.Includes(at))
            Pause(fiber, at);
    }

    /// <summary>A point at which another fiber may be chosen, whatever the granularity.</summary>
    public void Pause(Fiber fiber, in Point at)
    {
        if (fiber.IsUndisturbed)
            return;
        fiber.At = at;
        GoOn(fiber, canStay: true);
        Trace.Add(fiber, Time.Elapsed, at);
        CheckInvariants(fiber);
    }

    /// <summary>A point for a fiber that cannot go on before another has: whoever else can goes first.</summary>
    public void Spin(in Point at)
    {
        var fiber = Fiber.Current!;
        fiber.Spins = true;
        Pause(fiber, at);
    }

    /// <summary>Has the fiber wait until <see cref="Release"/> is called for what it waits for.</summary>
    public void Block(Fiber fiber, object until, in Point at)
    {
        fiber.At = at;
        fiber.WaitsFor = until;
        Trace.Add(fiber, Time.Elapsed, new Point("waits: " + at.Operation, at.File, at.Line));
        GoOn(fiber, canStay: false);
    }

    /// <summary>Lets everybody go on who waits for this.</summary>
    public void Release(object awaited)
    {
        foreach (var fiber in _alive)
        {
            if (ReferenceEquals(fiber.WaitsFor, awaited))
                fiber.WaitsFor = null;
        }
    }

    /// <summary>Remembers something; it also says that the history makes progress.</summary>
    public void Note(object note)
    {
        _idleFirings = 0;
        Trace.Add(_running!, Time.Elapsed, _running!.At, note);
    }

    /// <summary>Ends the history as a failure. On a fiber it does not return: what that fiber would do is of no interest any more.</summary>
    public void Fail(string why)
    {
        Failure ??= why;
        _over.Release();
        if (Fiber.Current is { } fiber)
            fiber.Thread!.Park();
    }

    /// <summary>Called by a thread whose fiber has ended.</summary>
    /// <returns>The fiber with which it goes on; otherwise it parks.</returns>
    internal Fiber? End(Fiber ended)
    {
        _alive.Remove(ended);
        var thread = ended.Thread!;
        thread.IsFree = true;
        var next = Choose(ended, canStay: false);
        if (next is null)
            return null;
        Trace.Switches++;
        if (next.Thread is null && ReferenceEquals(next.Home ?? thread, thread))
        {
            if (ended.Home is null || next.Home is not null)
                return Take(thread, next);
        }

        if (ended.Home is null)
            _idle.Push(thread);
        Resume(next);
        return null;
    }

    private void GoOn(Fiber fiber, bool canStay)
    {
        var next = Choose(fiber, canStay);
        if (ReferenceEquals(next, fiber))
            return;
        if (next is not null)
        {
            Trace.Switches++;
            Resume(next);
        }

        fiber.Thread!.Park();
    }

    private void Resume(Fiber fiber)
    {
        _running = fiber;
        if (fiber.Thread is { } thread)
        {
            thread.Resume(fiber);
            return;
        }

        thread = fiber.Home ?? (_idle.TryPop(out var idle) ? idle : NewThread());
        Take(thread, fiber);
        thread.Resume(fiber);
    }

    private Fiber Take(FiberThread thread, Fiber fiber)
    {
        _running = fiber;
        thread.IsFree = false;
        fiber.Thread = thread;
        Trace.Add(fiber, Time.Elapsed, fiber.At);
        return fiber;
    }

    private string WhoWaits() =>
        string.Join("; ", _alive.Select(static fiber => fiber.WaitsFor is null ? $"{fiber} at {fiber.At}" : $"{fiber} for {fiber.WaitsFor}").Append(Missing()));

    private void CheckInvariants(Fiber fiber)
    {
        fiber.BeginUndisturbed();
        foreach (var invariant in Invariants)
        {
            if (invariant() is { } broken)
                Fail(broken);
        }

        fiber.EndUndisturbed();
    }
}
