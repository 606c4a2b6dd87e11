using System.Diagnostics;
using Akka.Actor;

namespace Sharer.Benchmarks.Actors;

/// <summary>What an actor system costs before it does anything.</summary>
internal static class Footprint
{
    private const int Idle = 100_000;

    /// <summary>The quickest of so many systems, made and ended again, in milliseconds.</summary>
    public static double CreateAndTerminate(int rounds)
    {
        var best = double.PositiveInfinity;
        for (var round = 0; round <= rounds; round++)
        {
            var time = Stopwatch.GetTimestamp();
            ActorSystem.Create("short").Terminate().Wait();
            var elapsed = Stopwatch.GetElapsedTime(time).TotalMilliseconds;
            best = round == 0 ? best : Math.Min(best, elapsed);
        }

        return best;
    }

    /// <summary>Megabytes that 100,000 started actors keep, having nothing to do.</summary>
    public static double IdleActors()
    {
        using var system = ActorSystem.Create("idle");
        using var started = new CountdownEvent(Idle);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var actors = new IActorRef[Idle];
        var props = Props.Create(() => new IdleActor(started));
        for (var i = 0; i < Idle; i++)
        {
            actors[i] = system.ActorOf(props);
        }

        if (!started.Wait(TimeSpan.FromSeconds(60)))
        {
            throw new TimeoutException($"{started.CurrentCount} of {Idle} actors have not started.");
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(actors);
        system.Terminate().Wait();
        return bytes / 1e6;
    }

    private sealed class IdleActor(CountdownEvent started) : UntypedActor
    {
        protected override void PreStart() => started.Signal();

        protected override void OnReceive(object message) => Unhandled(message);
    }
}
