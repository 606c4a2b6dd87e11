using Akka.Actor;
using Akka.TestKit;

namespace Akka.Embedded.TestKit.Tests;

public sealed class CallingThreadDispatcherTests : Akka.TestKit.Xunit2.TestKit
{
    private async Task<IActorRef> StartedAsync(Action<string, IActorContext> receive)
    {
        var actor = Sys.ActorOf(Props.Create(() => new Acting(receive)).WithDispatcher(CallingThreadDispatcher.Id));

        // It starts on the thread of its supervisor, which may be at it still when it answers.
        await actor.Ask<ActorIdentity>(new Identify(1), TimeSpan.FromSeconds(20));
        return actor;
    }

    [Fact]
    public async Task Tell_RunsOnTheCallingThread()
    {
        Thread? thread = null;
        var actor = await StartedAsync((_, _) => thread = Thread.CurrentThread);
        AwaitAssert(() =>
        {
            thread = null;
            actor.Tell("go");
            Assert.Same(Thread.CurrentThread, thread);
        });
    }

    [Fact]
    public async Task TellSelf_RunsAfterTheMessage()
    {
        var order = new List<string>();
        var actor = await StartedAsync((message, context) =>
        {
            if (message == "first")
            {
                context.Self.Tell("second");
                order.Add("first done");
            }
            else
            {
                order.Add(message);
            }
        });
        actor.Tell("first");
        AwaitAssert(() => Assert.Equal(["first done", "second"], order));
    }

    [Fact]
    public async Task Tell_FromManyThreads_RunsOneAtATime()
    {
        var running = 0;
        var count = 0;
        var overlaps = 0;
        var actor = await StartedAsync((_, _) =>
        {
            if (Interlocked.Increment(ref running) != 1)
                Interlocked.Increment(ref overlaps);
            count++;
            Interlocked.Decrement(ref running);
        });
        Parallel.For(0, 2_000, _ => actor.Tell("go", ActorRefs.NoSender));
        AwaitAssert(() => Assert.Equal(2_000, Volatile.Read(ref count)));
        Assert.Equal(0, overlaps);
    }

    private sealed class Acting : ReceiveActor
    {
        public Acting(Action<string, IActorContext> receive) => Receive<string>(message => receive(message, Context));
    }
}
