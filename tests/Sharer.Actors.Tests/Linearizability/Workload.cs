namespace Sharer.Linearizability;

internal enum Kind
{
    Counter,
    Register,
    Queue,
}

/// <summary>How one call is made.</summary>
/// <param name="Act">What it asks for.</param>
/// <param name="Way">By which method.</param>
/// <param name="Priority">In which lane.</param>
/// <param name="Fuss">What its caller does about it meanwhile.</param>
internal readonly record struct PlannedCall(Act Act, Way Way, CallPriority Priority, Fuss Fuss);

internal enum Way
{
    Ask,
    Use,
    Tell,
}

internal enum Fuss
{
    None,

    /// <summary>Cancels the token before the call is made.</summary>
    CancelBefore,

    /// <summary>Cancels it some time after.</summary>
    Cancel,

    /// <summary>Cancels it once the call runs.</summary>
    CancelRunning,

    /// <summary>Has a short time limit.</summary>
    Hurry,

    /// <summary>Has a short time limit, and lets the time pass once the call runs.</summary>
    HurryRunning,
}

/// <summary>Everything about a recorded history that the seed decides.</summary>
internal sealed record Workload(int Seed, Kind Kind, bool Interrupts, bool Undoes, bool Breaks, bool Stops, WhenFull WhenFull, int Capacity, bool Rejects)
{
    public PlannedCall[][] Callers { get; private init; } = [];

    public static Workload Of(int seed, Kind kind, bool mayBreak = true)
    {
        var random = new System.Random(seed);
        bool OneIn(int n) => random.Next(n) == 0;
        int[] capacities = [0, 3, 8, 1024];
        var workload = new Workload(
            seed, kind, OneIn(2), OneIn(2), OneIn(2) && mayBreak, OneIn(10), OneIn(3) ? (WhenFull)random.Next(1, 3) : WhenFull.Wait, capacities[random.Next(4)], OneIn(5));
        var fussy = random.Next(4);
        var value = 0;
        var callers = new PlannedCall[random.Next(4, 7)][];
        for (var caller = 0; caller < callers.Length; caller++)
        {
            callers[caller] = new PlannedCall[random.Next(3, 7)];
            for (var i = 0; i < callers[caller].Length; i++)
            {
                var manner = !OneIn(8) ? Manner.Return : (Manner)random.Next(1, workload.Breaks ? 4 : 3);
                var act = NextAct(kind, random, ref value) with { Manner = manner };
                var fuss = random.Next(6) >= fussy ? Fuss.None : OneIn(12) ? Fuss.CancelBefore : (Fuss)random.Next(2, 6);
                var way = random.Next(10) switch { 0 => Way.Tell, < 3 => Way.Use, _ => Way.Ask };
                callers[caller][i] = new PlannedCall(act, way, OneIn(6) ? (CallPriority)random.Next(3) : CallPriority.Normal, way == Way.Tell ? Fuss.None : fuss);
            }
        }
        return workload with { Callers = callers };
    }

    // Every value is written once, so that whoever sees it knows by whom.
    private static Act NextAct(Kind kind, System.Random random, ref int value) => (kind, random.Next(6)) switch
    {
        (Kind.Counter, < 4) => new Act(Verb.Add),
        (Kind.Register, < 2) => new Act(Verb.Write, ++value),
        (Kind.Register, < 4) => new Act(Verb.CompareExchange, ++value, random.Next(Math.Max(0, value - 2), value)),
        (Kind.Queue, < 3) => new Act(Verb.Enqueue, ++value),
        (Kind.Queue, < 5) => new Act(Verb.Dequeue),
        _ => new Act(Verb.Read),
    };

    public string? Violation(IReadOnlyCollection<Operation> history) => Kind switch
    {
        Kind.Counter => Checker.Violation(new SharedModel<int>(new PlainCounter(), Undoes), history),
        Kind.Register => Checker.Violation(new SharedModel<int>(new PlainRegister(), Undoes), history),
        _ => Checker.Violation(new SharedModel<string>(new PlainQueue(), Undoes), history),
    };

    public void Apply(ShareOptions<Subject> options)
    {
        (options.Capacity, options.WhenFull) = (Capacity, WhenFull);
        options.Interrupt = Interrupts ? static subject => subject.Interrupt() : null;
        options.Reset = Undoes ? static subject => subject.Undo() : null;
        options.IsBroken = static e => e is InvalidDataException;
        options.Restart.WhileDown = Rejects ? WhileDown.Reject : WhileDown.Wait;
        options.Restart.MinBackoff = TimeSpan.FromMilliseconds(10);
        (options.InterruptGrace, options.DrainTimeout) = (TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(60));
    }

    public Subject NewSubject() => Kind switch
    {
        Kind.Counter => new CounterSubject(),
        Kind.Register => new RegisterSubject(),
        _ => new QueueSubject(),
    };
}
