using System.Diagnostics;
using System.Threading.Channels;
using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Actors;

/// <summary>Two who pass one and the same ball to each other: the cost of a hop, nothing else being under way.</summary>
internal static class Relay
{
    private const int Hops = 200_000;

    public static Reading Actors(ActorSystem system)
    {
        using var done = new ManualResetEventSlim();
        var pong = system.ActorOf(Props.Create(static () => new Player(null)));
        var ping = system.ActorOf(Props.Create(() => new Player(done)));
        var reading = Time(done, () => ping.Tell(new Ball(), pong));
        system.Stop(ping);
        system.Stop(pong);
        return reading;
    }

    public static Reading Channels()
    {
        using var done = new ManualResetEventSlim();
        var (there, back) = (Line(), Line());
        var loops = Task.WhenAll(PassAsync(there, back, null), PassAsync(back, there, done));
        var reading = Time(done, () => there.Writer.TryWrite(new Ball()));
        there.Writer.Complete();
        back.Writer.Complete();
        loops.Wait();
        return reading;
    }

    private static Channel<Ball> Line() => Channel.CreateUnbounded<Ball>(new UnboundedChannelOptions { SingleReader = true });

    private static async Task PassAsync(Channel<Ball> from, Channel<Ball> to, ManualResetEventSlim? done)
    {
        while (await from.Reader.WaitToReadAsync())
        {
            while (from.Reader.TryRead(out var ball))
            {
                if (ball.IsLast() && done is not null)
                {
                    done.Set();
                }
                else
                {
                    to.Writer.TryWrite(ball);
                }
            }
        }
    }

    private static Reading Time(ManualResetEventSlim done, Action serve)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var time = Stopwatch.GetTimestamp();
        serve();
        if (!done.Wait(TimeSpan.FromSeconds(60)))
        {
            throw new TimeoutException("The ball got lost.");
        }

        var elapsed = Stopwatch.GetElapsedTime(time);
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        return new Reading(elapsed.TotalNanoseconds / Hops, (double)bytes / Hops);
    }

    /// <summary>Counts its own hops; only one player has it at a time.</summary>
    private sealed class Ball
    {
        private int _hops;

        public bool IsLast() => ++_hops >= Hops;
    }

    private sealed class Player(ManualResetEventSlim? done) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (((Ball)message).IsLast() && done is not null)
            {
                done.Set();
            }
            else
            {
                Sender.Tell(message, Self);
            }
        }
    }
}
