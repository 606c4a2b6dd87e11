using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>The cell of an actor that a test looks into.</summary>
internal sealed class TestActorCell : ActorCell
{
    private readonly TestActorTaskScheduler _taskScheduler;

    public TestActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef parent)
        : base(system, self, props, dispatcher, parent) => _taskScheduler = new TestActorTaskScheduler(this);

    public override ActorTaskScheduler TaskScheduler => _taskScheduler;

    /// <summary>Lets the actor handle a message here and now; what it throws comes out.</summary>
    public void ReceiveNow(Envelope envelope) => UseThreadContext(() => ReceiveMessageForTest(envelope));

    /// <summary>The same for a handler that goes on asynchronously; the task ends with it.</summary>
    public Task ReceiveNowAsync(Envelope envelope)
    {
        Task handling = Task.CompletedTask;
        UseThreadContext(() =>
        {
            _taskScheduler.Begin();
            ReceiveMessageForTest(envelope);
            handling = _taskScheduler.Started;
        });
        return handling;
    }

    internal override void AutoReceiveMessage(Envelope envelope)
    {
        if (envelope.Message is GetActor)
            Sender.Tell(Actor!, Self);
        else
            base.AutoReceiveMessage(envelope);
    }

    /// <summary>Asks for the actor's instance.</summary>
    internal sealed class GetActor : IAutoReceivedMessage, IPossiblyHarmful
    {
        public static readonly GetActor Instance = new();
    }
}
