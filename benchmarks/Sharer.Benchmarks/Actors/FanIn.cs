using System.Diagnostics;
using System.Threading.Channels;
using Akka.Actor;
using Sharer.Benchmarks.Measuring;

namespace Sharer.Benchmarks.Actors;

/// <summary>Eight senders and one receiver that counts.</summary>
internal static class FanIn
{
    private const int Senders = 8;
    private const int EachSends = 50_000;

    private static readonly object Message = new();

    public static Reading Actors(ActorSystem system)
    {
        var tally = new Tally();
        var receiver = system.ActorOf(Props.Create(() => new Receiver(tally)));
        var reading = Time(tally, () => receiver.Tell(Message, ActorRefs.NoSender));
        system.Stop(receiver);
        return reading;
    }

    public static Reading Channels()
    {
        var tally = new Tally();
        var channel = Channel.CreateUnbounded<object>(new UnboundedChannelOptions { SingleReader = true });
        var loop = ReceiveAsync(channel.Reader, tally);
        var reading = Time(tally, () => channel.Writer.TryWrite(Message));
        channel.Writer.Complete();
        loop.Wait();
        return reading;
    }

    private static async Task ReceiveAsync(ChannelReader<object> reader, Tally tally)
    {
        while (await reader.WaitToReadAsync())
        {
            while (reader.TryRead(out _))
            {
                tally.Count();
            }
        }
    }

    private static Reading Time(Tally tally, Action send)
    {
        GC.Collect();
        var time = Stopwatch.GetTimestamp();
        for (var i = 0; i < Senders; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(
                static send =>
                {
                    for (var i = 0; i < EachSends; i++)
                    {
                        send();
                    }
                },
                send,
                preferLocal: false);
        }

        tally.Wait();
        return new Reading(Stopwatch.GetElapsedTime(time).TotalNanoseconds / (Senders * EachSends), null);
    }

    private sealed class Tally
    {
        private readonly ManualResetEventSlim _all = new();
        private int _count;

        public void Count()
        {
            if (++_count == Senders * EachSends)
            {
                _all.Set();
            }
        }

        public void Wait()
        {
            if (!_all.Wait(TimeSpan.FromSeconds(60)))
            {
                throw new TimeoutException($"Of {Senders * EachSends} messages {_count} came.");
            }

            _all.Dispose();
        }
    }

    private sealed class Receiver(Tally tally) : UntypedActor
    {
        protected override void OnReceive(object message) => tally.Count();
    }
}
