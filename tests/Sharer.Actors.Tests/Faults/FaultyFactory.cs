namespace Sharer.Faults;

/// <summary>An exception after which the instance is to be replaced.</summary>
internal sealed class BrokenException(string what) : Exception(what);

/// <summary>An exception after which the instance is to be reset.</summary>
internal sealed class FailedException(string what) : Exception(what);

/// <summary>Makes the instances of one run, and knows what they hang in.</summary>
internal sealed class FaultyFactory(IStage stage, FaultPlan plan, bool asynchronous)
{
    private static readonly TimeSpan Slowness = TimeSpan.FromMilliseconds(30);
    private readonly System.Threading.Lock _lock = new();
    private Hang? _hang;
    private bool _lettingAllGo;

    public Diary Diary { get; } = new();

    public IStage Stage => stage;

    /// <summary>What hangs, if something does.</summary>
    public Hang? Hanging
    {
        get
        {
            lock (_lock)
                return _hang;
        }
    }

    /// <summary>Lets go what hangs; to the end also what hangs on, and nothing hangs any more.</summary>
    public void LetGo(bool toTheEnd)
    {
        Hang? hang;
        lock (_lock)
        {
            _lettingAllGo |= toTheEnd;
            hang = toTheEnd || _hang is { Stays: false } ? TakeHang() : null;
        }
        hang?.Hold.Open();
    }

    public async ValueTask<FaultyResource> CreateAsync(CancellationToken ending)
    {
        var entry = Diary.Begin(Work.Create, 0, null, stage.Now);
        try
        {
            Step(Work.Create);
            if (asynchronous)
                await StepAsync(Work.Create, ending, heeds: true);
            else
                Step(Work.Create);
            var number = entry.Instance = Diary.NextInstance();
            Diary.End(entry, null, stage.Now);
            return asynchronous ? new FaultyResource.Asynchronous(this, number) : new FaultyResource.Synchronous(this, number);
        }
        catch (Exception thrown)
        {
            Diary.End(entry, thrown, stage.Now);
            throw;
        }
    }

    public void Step(Work work)
    {
        if (Strike(work) is not { } hang)
            return;
        hang.Hold.Wait();
        hang.End();
    }

    /// <param name="work">What takes a step.</param>
    /// <param name="token">Ends a call that hangs, if it is one that something ends.</param>
    /// <param name="heeds">Whether the token ends whatever hangs.</param>
    public async Task StepAsync(Work work, CancellationToken token, bool heeds = false)
    {
        if (Strike(work, heeds) is not { } hang)
        {
            await stage.YieldAsync();
            return;
        }
        using (token.UnsafeRegister(_ => Interrupt(heeds), null))
            await hang.Hold.WaitAsync();
        hang.End();
    }

    /// <summary>Ends a call that hangs, unless it is one that nothing ends.</summary>
    public void Interrupt(bool whatever = false)
    {
        Hang? hang;
        lock (_lock)
        {
            hang = whatever || _hang is { Work: Work.Call, Stays: false } ? TakeHang() : null;
            hang?.IsInterrupted = true;
        }
        hang?.Hold.Open();
    }

    private Hang? Strike(Work work, bool heeds = false)
    {
        switch (plan.Next(work))
        {
            case FaultKind.Throw:
                throw new FailedException($"the fault in {work}");
            case FaultKind.Break:
                throw new BrokenException($"the fault in {work}");
            case FaultKind.Slow:
                return new Hang(work, stays: true, heeds, stage.HoldFor(Slowness));
            case FaultKind.Hang:
                return HangIn(work, stays: false, heeds);
            case FaultKind.HangOn:
                return HangIn(work, stays: true, heeds);
            default:
                return null;
        }
    }

    private Hang? HangIn(Work work, bool stays, bool heeds)
    {
        lock (_lock)
            return _lettingAllGo ? null : _hang = new Hang(work, stays, heeds, stage.NewHold($"the hang in {work}"));
    }

    // Whoever is let go hangs no more, even if its thread has not gone on yet.
    private Hang? TakeHang()
    {
        var hang = _hang;
        _hang = null;
        return hang;
    }

    internal sealed class Hang(Work work, bool stays, bool heeds, IHold hold)
    {
        public Work Work => work;

        public bool Stays => stays;

        /// <summary>Whether its token ends it.</summary>
        public bool Heeds => heeds;

        public IHold Hold => hold;

        public bool IsInterrupted { get; set; }

        public void End()
        {
            if (IsInterrupted)
                throw new TimeoutException($"{work} was interrupted");
        }
    }
}
