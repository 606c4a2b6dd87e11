using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit;

/// <summary>Supervises each child of the test actor by the strategy that came with it, the others by the default.</summary>
internal sealed class DelegatingSupervisorStrategy : SupervisorStrategy
{
    private readonly Dictionary<IActorRef, SupervisorStrategy> _strategies = [];

    public override IDecider Decider => DefaultDecider;

    public void Update(IActorRef child, SupervisorStrategy supervisorStrategy) => _strategies[child] = supervisorStrategy;

    public override void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children) =>
        _strategies.Remove(child);

    protected override Directive Handle(IActorRef child, Exception exception) => For(child).Decider.Decide(exception);

    internal override void ProcessFailure(ActorCell context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats) =>
        For(child).ProcessFailure(context, restart, child, cause, stats);

    private SupervisorStrategy For(IActorRef child) => _strategies.GetValueOrDefault(child, DefaultStrategy);
}
