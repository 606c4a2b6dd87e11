using Akka.Actor;

namespace Akka.Embedded.Tests.Actor;

/// <summary>A receive actor whose handlers the test registers.</summary>
internal sealed class Configured : ReceiveActor
{
    public Configured(Action<Configured> configure) => configure(this);

    public new void Receive<T>(Action<T> handler, Predicate<T>? condition = null) => base.Receive(handler, condition);

    public new void Receive<T>(Func<T, bool> handler) => base.Receive(handler);

    public new void Receive(Type type, Action<object> handler, Predicate<object>? condition = null) => base.Receive(type, handler, condition);

    public new void ReceiveAny(Action<object> handler) => base.ReceiveAny(handler);

    public new void ReceiveAsync<T>(Func<T, Task> handler, Predicate<T>? condition = null) => base.ReceiveAsync(handler, condition);

    public new void Become(Action configure) => base.Become(configure);

    public new void BecomeStacked(Action configure) => base.BecomeStacked(configure);

    public new void UnbecomeStacked() => base.UnbecomeStacked();

    public new static IUntypedActorContext Context => UntypedActor.Context;

    public new IActorRef Sender => base.Sender;

    public new IActorRef Self => base.Self;
}
