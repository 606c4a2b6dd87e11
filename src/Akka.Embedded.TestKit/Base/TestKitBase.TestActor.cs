using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Keeps messages from the test that the delegate returns true for. It runs on the test actor's turn.</summary>
    public void IgnoreMessages(Func<object, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestActor.SetIgnore(message => shouldIgnoreMessage(message)));

    /// <summary>Keeps messages of a type from the test that the delegate returns true for.</summary>
    public void IgnoreMessages<TMsg>(Func<TMsg, bool> shouldIgnoreMessage) =>
        TestActor.Tell(new TestActor.SetIgnore(message => message is TMsg typed && shouldIgnoreMessage(typed)));

    /// <summary>Keeps messages of a type from the test.</summary>
    public void IgnoreMessages<TMsg>() => TestActor.Tell(new TestActor.SetIgnore(message => message is TMsg));

    /// <summary>Lets the test see all messages again.</summary>
    public void IgnoreNoMessages() => TestActor.Tell(new TestActor.SetIgnore(null));

    /// <summary>Lets an autopilot react to the test actor's messages.</summary>
    public void SetAutoPilot(AutoPilot pilot) => TestActor.Tell(new TestActor.SetAutoPilot(pilot));

    /// <summary>Lets the test actor watch an actor; when this returns, it does.</summary>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        WatchAsync(actorToWatch).GetAwaiter().GetResult();
        return actorToWatch;
    }

    /// <summary>Lets the test actor watch an actor; when the task ends, it does.</summary>
    public async Task<IActorRef> WatchAsync(IActorRef actorToWatch)
    {
        await TestActor.Ask(new TestActor.Watch(actorToWatch), RemainingOrDefault).ConfigureAwait(false);
        return actorToWatch;
    }

    /// <summary>Ends the test actor's watch of an actor.</summary>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        UnwatchAsync(actorToUnwatch).GetAwaiter().GetResult();
        return actorToUnwatch;
    }

    /// <summary>Ends the test actor's watch of an actor.</summary>
    public async Task<IActorRef> UnwatchAsync(IActorRef actorToUnwatch)
    {
        await TestActor.Ask(new TestActor.Unwatch(actorToUnwatch), RemainingOrDefault).ConfigureAwait(false);
        return actorToUnwatch;
    }

    /// <summary>Starts a child of the test actor.</summary>
    public IActorRef ChildActorOf(Props props, CancellationToken cancellationToken = default) =>
        ChildOf(props, null, null, cancellationToken);

    /// <summary>Starts a child of the test actor with a name.</summary>
    public IActorRef ChildActorOf(Props props, string name, CancellationToken cancellationToken = default) =>
        ChildOf(props, name, null, cancellationToken);

    /// <summary>Starts a child of the test actor that is supervised by a strategy of its own.</summary>
    public IActorRef ChildActorOf(
        Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildOf(props, null, supervisorStrategy, cancellationToken);

    /// <summary>Starts a child of the test actor with a name that is supervised by a strategy of its own.</summary>
    public IActorRef ChildActorOf(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildOf(props, name, supervisorStrategy, cancellationToken);

    /// <summary>Starts a child of the test actor.</summary>
    public Task<IActorRef> ChildActorOfAsync(Props props, CancellationToken cancellationToken = default) =>
        ChildOfAsync(props, null, null, cancellationToken);

    /// <summary>Starts a child of the test actor with a name.</summary>
    public Task<IActorRef> ChildActorOfAsync(Props props, string name, CancellationToken cancellationToken = default) =>
        ChildOfAsync(props, name, null, cancellationToken);

    /// <summary>Starts a child of the test actor that is supervised by a strategy of its own.</summary>
    public Task<IActorRef> ChildActorOfAsync(
        Props props, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildOfAsync(props, null, supervisorStrategy, cancellationToken);

    /// <summary>Starts a child of the test actor with a name that is supervised by a strategy of its own.</summary>
    public Task<IActorRef> ChildActorOfAsync(
        Props props, string name, SupervisorStrategy supervisorStrategy, CancellationToken cancellationToken = default) =>
        ChildOfAsync(props, name, supervisorStrategy, cancellationToken);

    private IActorRef ChildOf(Props props, string? name, SupervisorStrategy? strategy, CancellationToken cancellationToken)
    {
        TestActor.Tell(new TestActor.Spawn(props, name, strategy));
        return ExpectMsg<IActorRef>(cancellationToken: cancellationToken);
    }

    private Task<IActorRef> ChildOfAsync(Props props, string? name, SupervisorStrategy? strategy, CancellationToken cancellationToken)
    {
        TestActor.Tell(new TestActor.Spawn(props, name, strategy));
        return ExpectMsgAsync<IActorRef>(cancellationToken: cancellationToken).AsTask();
    }
}
