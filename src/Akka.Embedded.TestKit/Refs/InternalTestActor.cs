using Akka.Actor;

namespace Akka.TestKit;

/// <summary>The actor behind a test: keeps what it gets until the test asks for it.</summary>
internal sealed class InternalTestActor(MessageQueue messages) : UntypedActor
{
    public const string DispatcherId = "akka.test.test-actor.dispatcher";

    private readonly DelegatingSupervisorStrategy _strategy = new();
    private TestActor.Ignore? _ignore;
    private AutoPilot _autoPilot = AutoPilot.NoAutoPilot;

    protected override SupervisorStrategy SupervisorStrategy() => _strategy;

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case TestActor.SetIgnore set:
                _ignore = set.Ignore;
                break;
            case TestActor.SetAutoPilot set:
                _autoPilot = set.AutoPilot;
                break;
            case TestActor.Watch watch:
                Context.Watch(watch.Actor);
                Sender.Tell(TestActor.WatchAck.Instance);
                break;
            case TestActor.Unwatch unwatch:
                Context.Unwatch(unwatch.Actor);
                Sender.Tell(TestActor.WatchAck.Instance);
                break;
            case TestActor.Spawn spawn:
                messages.Add(new RealMessageEnvelope(Start(spawn), Self));
                break;
            default:
                Keep(message);
                break;
        }
    }

    private void Keep(object message)
    {
        var next = _autoPilot.Run(Sender, message);
        if (next is not KeepRunning)
            _autoPilot = next;
        if (_ignore?.Invoke(message) != true)
            messages.Add(new RealMessageEnvelope(message, Sender));
    }

    private IActorRef Start(TestActor.Spawn spawn)
    {
        var child = Context.ActorOf(spawn.Props, spawn.Name);
        if (spawn.SupervisorStrategy is not null)
            _strategy.Update(child, spawn.SupervisorStrategy);
        return child;
    }
}
