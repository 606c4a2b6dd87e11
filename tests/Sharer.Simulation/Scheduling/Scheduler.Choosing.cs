using Sharer.Simulation.Time;

namespace Sharer.Simulation;

/// <summary>Who goes on: which fibers can, what the strategy says, and when the history is over.</summary>
internal sealed partial class Scheduler
{
    /// <summary>Who goes on; <see langword="null"/> when the history is over.</summary>
    private Fiber? Choose(Fiber current, bool canStay)
    {
        while (true)
        {
            CollectReady(canStay ? current : null);
            var timeMayPass = (_ready.Count == 0 ? Time.IsAnyTimerSet && !(IsComplete && _idleFirings >= LastFirings) : Time.MayPass);
            var situation = new Situation(_ready, canStay && ReferenceEquals(_ready[0], current), timeMayPass, Trace.Steps.Count);
            if (situation.Options == 0)
            {
                Finish();
                return null;
            }

            if (Trace.Steps.Count >= _mostSteps)
            {
                Failure ??= $"livelock: no end after {_mostSteps} steps; {WhoWaits()}";
                _over.Release();
                return null;
            }

            var option = Decide(situation);
            if (!situation.IsTime(option))
            {
                foreach (var fiber in _alive)
                    fiber.Spins = false;
                return _ready[option];
            }

            if (_ready.Count == 0 && ++_idleFirings > MostIdleFirings)
            {
                Failure ??= $"nothing happens any more, and somebody still waits: {WhoWaits()}";
                _over.Release();
                return null;
            }

            Time.Pass();
        }
    }

    private int Decide(in Situation situation)
    {
        if (situation.Options == 1)
            return 0;
        if (!Explores)
            return 0;
        var option = _strategy.Choose(situation);
        Trace.AddChoice(option);
        return option;
    }

    private void CollectReady(Fiber? first)
    {
        _ready.Clear();
        if (WhoLeadsTheUndisturbed() is { } leader)
        {
            _ready.Add(leader);
            return;
        }

        var spinning = _alive.Exists(static fiber => fiber.IsReady && !fiber.Spins);
        if (first is not null && !(first.Spins && spinning))
            _ready.Add(first);
        foreach (var fiber in _alive)
        {
            if (!ReferenceEquals(fiber, first) && fiber.IsReady && !(fiber.Spins && spinning))
                _ready.Add(fiber);
        }
    }

    // A fiber that runs undisturbed may hold a real lock of the engine. When it meets a lock of the library's that another has, only
    // that one goes on until it gives it back: any other might want the real one, and block its thread.
    private Fiber? WhoLeadsTheUndisturbed()
    {
        var leader = _alive.Find(static fiber => fiber.IsUndisturbed);
        while (leader?.WaitsFor is SimulatedLock { Owner: Fiber owner })
            leader = owner;
        return leader is { IsReady: true } ? leader : null;
    }

    private void Finish()
    {
        if (!IsComplete)
            Failure ??= $"deadlock: nobody can go on, no timer is set, and somebody still waits: {WhoWaits()}";
        else if (_alive.Count > 0)
            Failure ??= $"somebody is left behind: {WhoWaits()}";
        _over.Release();
    }
}
