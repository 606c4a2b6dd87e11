namespace Sharer.Simulation;

/// <summary>A thread of work of one history: a run of a mailbox, a continuation, a timer's callback, something done from outside.</summary>
/// <remarks>It begins as a work item without a thread. Of all fibers of a history exactly one runs at any time.</remarks>
internal sealed class Fiber(Scheduler scheduler, int number, string name, Action work)
{
    [ThreadStatic]
    private static Fiber? t_current;

    private int _undisturbed;

    /// <summary>The fiber whose thread this is; <see langword="null"/> on a thread that no history has.</summary>
    public static Fiber? Current => t_current;

    public Scheduler Scheduler { get; } = scheduler;

    public int Number { get; } = number;

    public string Name { get; } = name;

    /// <summary>Where it stands, or stood last.</summary>
    public Point At { get; set; }

    /// <summary>What it cannot go on without; <see langword="null"/> when it can go on.</summary>
    public object? WaitsFor { get; set; }

    /// <summary>Whether it spins: it waits for what only another fiber can do.</summary>
    public bool Spins { get; set; }

    /// <summary>The thread it runs on, once it does.</summary>
    public FiberThread? Thread { get; set; }

    /// <summary>The thread it must run on, if it matters.</summary>
    public FiberThread? Home { get; init; }

    /// <summary>Whether it runs on without interruption.</summary>
    public bool IsUndisturbed => _undisturbed > 0;

    public bool IsReady => WaitsFor is null && (Thread is not null || Home is null || Home.IsFree);

    /// <summary>A point at which another fiber may be chosen; does nothing outside a history.</summary>
    public static void Pass(string operation, string file, int line)
    {
        if (t_current is { } fiber)
            fiber.Scheduler.Pass(fiber, new Point(operation, file, line));
    }

    public void BeginUndisturbed() => _undisturbed++;

    public void EndUndisturbed() => _undisturbed--;

    /// <summary>Runs the work, on the thread that calls.</summary>
    public void Run()
    {
        t_current = this;
        try
        {
            work();
        }
        catch (Exception e)
        {
            Scheduler.Fail($"{this} threw: {e}");
        }
        finally
        {
            t_current = null;
        }
    }

    public override string ToString() => $"#{Number} {Name}";
}
