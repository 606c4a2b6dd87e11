using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Embedded.Tests.Actor;

namespace Akka.Embedded.Tests.Dispatch;

/// <summary>A queue of somebody's own that throws is a failure of its actor, and hurts no other.</summary>
public sealed class FailingQueueTests : TestKit.Xunit2.TestKit
{
    private static readonly string Assembly = typeof(FailingQueueTests).Assembly.GetName().Name!;

    public FailingQueueTests()
        : base(ConfigurationFactory.ParseString($$"""
            pool { type = Dispatcher }
            forked { type = ForkJoinDispatcher, dedicated-thread-pool.thread-count = 1 }
            pinned { type = PinnedDispatcher }
            failing-mailbox { mailbox-type = "{{typeof(FailingMailbox).FullName}}, {{Assembly}}" }
            """))
    {
    }

    [EmbeddedTheory]
    [InlineData("pool")]
    [InlineData("forked")]
    [InlineData("pinned")]
    public async Task Queue_ThatThrowsWhenTheActorTakesAMessage_FailsTheActorAlone(string dispatcher)
    {
        var strategy = new OneForOneStrategy(failure =>
        {
            TestActor.Tell(failure);
            return Directive.Stop;
        });
        var parent = Sys.ActorOf(Props.Create(() => new Supervising(strategy)));
        var child = await parent.DoAsync(context => context.ActorOf(Doing.Props().WithDispatcher(dispatcher).WithMailbox("failing-mailbox")));
        Watch(child);

        child.Tell("anything");

        Assert.Equal("the queue is broken", ExpectMsg<FormatException>(Waits.Patience).Message);
        ExpectTerminated(child, Waits.Patience);
        Assert.Equal(5, await Sys.ActorOf(Doing.Props().WithDispatcher(dispatcher)).DoAsync(static _ => 5));
    }

    private sealed class Supervising(SupervisorStrategy strategy) : Doing
    {
        protected override SupervisorStrategy SupervisorStrategy() => strategy;
    }

    public sealed class FailingMailbox(Settings settings, Config config) : MailboxType(settings, config)
    {
        public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new FailingQueue();
    }

    private sealed class FailingQueue : IMessageQueue
    {
        private int _count;

        public bool HasMessages => Count > 0;

        public int Count => Volatile.Read(ref _count);

        public void Enqueue(IActorRef receiver, Envelope envelope) => Interlocked.Increment(ref _count);

        public bool TryDequeue(out Envelope envelope)
        {
            envelope = default;
            return Count > 0 ? throw new FormatException("the queue is broken") : false;
        }

        public void CleanUp(IActorRef owner, IMessageQueue deadletters) => Interlocked.Exchange(ref _count, 0);
    }
}
