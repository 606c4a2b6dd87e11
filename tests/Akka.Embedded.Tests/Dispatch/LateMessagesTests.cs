using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Embedded.Tests.Actor;
using Akka.Event;

namespace Akka.Embedded.Tests.Dispatch;

public sealed class LateMessagesTests : TestKit.Xunit2.TestKit
{
    // Akka.NET can lose a message that is put in while the queue of a stopped actor is cleaned up.
    [EmbeddedFact]
    public async Task Messages_RacingWithTheStop_ReachTheActorOrTheDeadLetters()
    {
        const int rounds = 60;
        const int senders = 3;
        const int each = 50;
        var letters = new ConcurrentBag<object>();
        var collector = Sys.ActorOf(Props.Create(() => new Collecting(letters)));
        Sys.EventStream.Subscribe(collector, typeof(DeadLetter));
        var received = new ConcurrentBag<object>();
        for (var round = 0; round < rounds; round++)
        {
            var actor = Sys.ActorOf(Props.Create(() => new Collecting(received)));
            var sending = Enumerable.Range(0, senders).Select(sender => Task.Run(() =>
            {
                for (var i = 0; i < each; i++)
                    actor.Tell(new Numbered());
            })).ToArray();
            Sys.Stop(actor);
            await Task.WhenAll(sending);
        }

        await AwaitAssertAsync(() => Assert.Equal(rounds * senders * each, received.Count + letters.Count), Waits.Patience);
    }

    private sealed class Numbered;

    private sealed class Collecting(ConcurrentBag<object> into) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if ((message is DeadLetter letter ? letter.Message : message) is Numbered numbered)
                into.Add(numbered);
        }
    }
}
