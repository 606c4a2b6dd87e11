using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Embedded.Tests.Actor;
using Akka.Event;

namespace Akka.Embedded.Tests.Dispatch;

public sealed class MailboxTests : TestKit.Xunit2.TestKit
{
    private static readonly string Assembly = typeof(MailboxTests).Assembly.GetName().Name!;

    public MailboxTests()
        : base($$"""
            custom { mailbox-type = "{{typeof(CustomMailbox).FullName}}, {{Assembly}}", answer = 42 }
            by-number { mailbox-type = "{{typeof(ByNumber).FullName}}, {{Assembly}}" }
            by-number-stable { mailbox-type = "{{typeof(ByNumberStable).FullName}}, {{Assembly}}" }
            limited { mailbox-type = "Akka.Dispatch.BoundedMailbox, Akka", mailbox-capacity = 2, mailbox-push-timeout-time = 1ms }
            limited-deque { mailbox-type = "Akka.Dispatch.BoundedDequeBasedMailbox, Akka", mailbox-capacity = 2, mailbox-push-timeout-time = 1ms }
            unknown { mailbox-type = "No.Such.Mailbox, Nowhere" }
            no-mailbox { mailbox-type = "System.String" }
            mailbox-of-dispatcher { type = Dispatcher, mailbox-type = "{{typeof(CustomMailbox).FullName}}, {{Assembly}}" }
            """)
    {
    }

    public sealed class CustomMailbox(Settings settings, Config config) : MailboxType(settings, config), IProducesMessageQueue<CustomQueue>
    {
        public override IMessageQueue Create(IActorRef owner, ActorSystem system) => new CustomQueue(owner, system, Config);
    }

    public sealed class CustomQueue(IActorRef owner, ActorSystem system, Config config) : IMessageQueue
    {
        public static readonly ConcurrentDictionary<IActorRef, CustomQueue> All = new();

        private readonly ConcurrentQueue<Envelope> _messages = new();

        public ActorSystem System => system;

        public Config Config => config;

        public volatile bool Open = true;

        public ConcurrentQueue<int> EnqueueThreads { get; } = new();

        public TaskCompletionSource CleanedUp { get; } = new();

        public bool HasMessages => Open && !_messages.IsEmpty;

        public int Count => _messages.Count;

        public void Enqueue(IActorRef receiver, Envelope envelope)
        {
            All.TryAdd(owner, this);
            Assert.Equal(owner, receiver);
            EnqueueThreads.Enqueue(Environment.CurrentManagedThreadId);
            if (envelope.Message is Exception failure)
                throw failure;
            _messages.Enqueue(envelope);
        }

        public bool TryDequeue(out Envelope envelope)
        {
            envelope = default;
            return Open && _messages.TryDequeue(out envelope);
        }

        public void CleanUp(IActorRef cleaned, IMessageQueue deadletters)
        {
            Assert.Equal(owner, cleaned);
            while (_messages.TryDequeue(out var envelope))
                deadletters.Enqueue(owner, envelope);
            CleanedUp.SetResult();
        }
    }

    public sealed class ByNumber(Settings settings, Config config) : UnboundedPriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is int number ? number : 0;
    }

    public sealed class ByNumberStable(Settings settings, Config config) : UnboundedStablePriorityMailbox(settings, config)
    {
        protected override int PriorityGenerator(object message) => message is (int number, int _) ? number : 0;
    }

    private IActorRef Passing(string mailbox)
    {
        var test = TestActor;
        return Sys.ActorOf(Props.Create(() => new PassingOn(test)).WithMailbox(mailbox));
    }

    private sealed class PassingOn(IActorRef test) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Task gate)
                gate.Wait();
            else
                test.Tell(message);
        }
    }

    [Fact]
    public async Task Enqueue_OfACustomQueue_RunsOnTheSendersThread()
    {
        var actor = Passing("custom");
        actor.Tell("hello");
        ExpectMsg("hello", Waits.Patience);

        var thread = await Task.Factory.StartNew(
            () =>
            {
                actor.Tell("from a thread");
                return Environment.CurrentManagedThreadId;
            }, TaskCreationOptions.LongRunning);

        var queue = CustomQueue.All[actor];
        Assert.Equal(thread, queue.EnqueueThreads.Last());
        Assert.Equal(42, queue.Config.GetInt("answer"));
        Assert.Same(Sys, queue.System);
    }

    [Fact]
    public async Task HasMessages_OfACustomQueue_DecidesWhetherTheActorRuns()
    {
        var actor = Passing("custom");
        actor.Tell("first");
        ExpectMsg("first", Waits.Patience);
        var queue = CustomQueue.All[actor];

        queue.Open = false;
        actor.Tell("held back");
        ExpectNoMsg(Waits.Moment);
        Assert.Equal(1, queue.Count);
        queue.Open = true;
        // Whatever schedules the actor next lets it look again.
        await actor.Ask<ActorIdentity>(new Identify(0), Waits.Patience);

        ExpectMsg("held back", Waits.Patience);
    }

    [Fact]
    public void Exception_OfACustomQueue_DoesNotReachTheSender()
    {
        var actor = Passing("custom");

        actor.Tell(new InvalidOperationException("in Enqueue"));
        actor.Tell("next");

        ExpectMsg("next", Waits.Patience);
    }

    [Fact]
    public async Task Stop_OfTheOwner_CleansACustomQueueUp()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var gate = new TaskCompletionSource();
        var running = new TaskCompletionSource();
        var actor = Sys.ActorOf(Doing.Props().WithMailbox("custom"));
        actor.Do(_ =>
        {
            running.SetResult();
            gate.Task.Wait();
        });
        await running.Task.WaitAsync(Waits.Patience);
        actor.Tell("left");
        ((IInternalActorRef)actor).Stop();
        gate.SetResult();

        await CustomQueue.All[actor].CleanedUp.Task.WaitAsync(Waits.Patience);
        Assert.Equal("left", ExpectMsg<DeadLetter>(Waits.Patience).Message);
    }

    [Theory]
    [InlineData("limited")]
    [InlineData("limited-deque")]
    public async Task BoundedMailbox_ThatIsFull_TurnsMessagesIntoDeadLetters(string mailbox)
    {
        Sys.EventStream.Subscribe(TestActor, typeof(DeadLetter));
        var gate = new TaskCompletionSource();
        var running = new TaskCompletionSource();
        var actor = Sys.ActorOf(Doing.Props().WithMailbox(mailbox));
        actor.Do(_ =>
        {
            running.SetResult();
            gate.Task.Wait();
        });
        await running.Task.WaitAsync(Waits.Patience);

        actor.Tell("1");
        actor.Tell("2");
        actor.Tell("3");

        var letter = ExpectMsg<DeadLetter>(Waits.Patience);
        Assert.Equal("3", letter.Message);
        Assert.Equal(actor, letter.Recipient);
        gate.SetResult();
    }

    [Fact]
    public void PriorityMailbox_OfWaitingMessages_GivesTheLowestNumberFirst()
    {
        var gate = new TaskCompletionSource();
        var actor = Passing("by-number");
        actor.Tell(gate.Task);
        foreach (var number in new[] { 5, 1, 4, 2, 3 })
            actor.Tell(number);
        gate.SetResult();

        var received = Enumerable.Range(0, 5).Select(_ => ExpectMsg<int>(Waits.Patience)).ToArray();

        // The gate may have been reached before or after the first numbers; it has the lowest number itself.
        Assert.Equal([1, 2, 3, 4, 5], received.Order());
        Assert.Equal(received.Skip(1), received.Skip(1).Order());
    }

    [Fact]
    public void StablePriorityMailbox_OfOneNumber_KeepsTheOrder()
    {
        var gate = new TaskCompletionSource();
        var actor = Passing("by-number-stable");
        actor.Tell(gate.Task);
        for (var i = 0; i < 100; i++)
            actor.Tell((1 + (i % 2), i));
        gate.SetResult();

        var received = Enumerable.Range(0, 100).Select(_ => ExpectMsg<(int Number, int Order)>(Waits.Patience)).ToArray();

        foreach (var group in received.GroupBy(message => message.Number))
            Assert.Equal(group.Select(message => message.Order), group.Select(message => message.Order).Order());
    }

    [Fact]
    public async Task Mailbox_OfADispatcher_IsThatOfItsActors()
    {
        var actor = Sys.ActorOf(Doing.Props().WithDispatcher("mailbox-of-dispatcher"));

        Assert.IsType<CustomQueue>(await actor.DoAsync(context => ((ActorCell)context).Mailbox.MessageQueue));
    }

    private sealed class Needing : Doing, IRequiresMessageQueue<IUnboundedDequeBasedMessageQueueSemantics>;

    [Fact]
    public async Task Mailbox_OfAnActorWithNeeds_FulfilsThem()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Needing()));

        Assert.IsAssignableFrom<IUnboundedDequeBasedMessageQueueSemantics>(
            await actor.DoAsync(context => ((ActorCell)context).Mailbox.MessageQueue));
    }

    [Theory]
    [InlineData("not.there", "not.there")]
    [InlineData("unknown", "No.Such.Mailbox, Nowhere")]
    public void Mailbox_ThatIsNotConfigured_IsRefusedWithItsName(string mailbox, string named)
    {
        var refused = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Doing.Props().WithMailbox(mailbox)));

        Assert.Contains(named, refused.ToString(), StringComparison.Ordinal);
    }

    [EmbeddedFact]
    public void Mailbox_OfATypeThatIsNone_IsRefusedWithKeyAndType()
    {
        var refused = Assert.Throws<ConfigurationException>(() => Sys.ActorOf(Doing.Props().WithMailbox("no-mailbox")));

        Assert.Contains("'no-mailbox.mailbox-type' names the type 'System.String'", refused.ToString(), StringComparison.Ordinal);
    }
}
