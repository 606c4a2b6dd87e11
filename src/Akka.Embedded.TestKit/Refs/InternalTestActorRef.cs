using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.TestKit;

/// <summary>The reference behind <see cref="TestActorRefBase{TActor}"/>.</summary>
internal sealed class InternalTestActorRef : LocalActorRef
{
    private static long _lastName = -1;

    private InternalTestActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor, ActorPath path)
        : base(system, props, dispatcher, mailboxType, supervisor, path)
    {
    }

    public object UnderlyingActor
    {
        get
        {
            if (IsTerminated)
                throw new IllegalActorStateException("Underlying actor is terminated");
            return TestCell.Actor ?? this.Ask(TestActorCell.GetActor.Instance, TestKitExtension.For(System).DefaultTimeout).GetAwaiter().GetResult();
        }
    }

    private TestActorCell TestCell => (TestActorCell)Cell;

    /// <summary>Starts an actor; on the calling thread unless its props name another dispatcher.</summary>
    public static InternalTestActorRef Create(ActorSystem system, Props props, IActorRef? supervisor, string? name)
    {
        var impl = (ActorSystemImpl)system;
        if (props.Deploy.Dispatcher == Deploy.NoDispatcherGiven)
            props = props.WithDispatcher(CallingThreadDispatcher.Id);
        name ??= $"$${Interlocked.Increment(ref _lastName)}";

        // A probe or another test's reference stands for the actor at its path.
        var parent = supervisor is null ? impl.LocalProvider.Guardian : (LocalActorRef)impl.Provider.ResolveActorRef(supervisor.Path);
        var dispatcher = system.Dispatchers.Lookup(props.Dispatcher);
        var mailbox = system.Mailboxes.GetMailboxType(props, dispatcher.Configurator.Config);
        var path = new ChildActorPath(parent.Path, name, Random.Shared.Next(1, int.MaxValue));

        parent.Cell.Children.Reserve(name);
        InternalTestActorRef actor;
        try
        {
            actor = new InternalTestActorRef(impl, props, dispatcher, mailbox, parent, path);
            parent.Cell.Adopt(actor);
        }
        catch
        {
            parent.Cell.Children.Unreserve(name);
            throw;
        }

        actor.Start();
        return actor;
    }

    public void Receive(object message, IActorRef? sender) => TestCell.ReceiveNow(Envelop(message, sender));

    public Task ReceiveAsync(object message, IActorRef? sender) => TestCell.ReceiveNowAsync(Envelop(message, sender));

    public void Watch(IActorRef subject) => Cell.Watch(subject);

    public void Unwatch(IActorRef subject) => Cell.Unwatch(subject);

    public override string ToString() => $"TestActor[{Path}]";

    internal override ActorCell NewActorCell(
        ActorSystemImpl system, IInternalActorRef self, Props props, MessageDispatcher dispatcher, IInternalActorRef supervisor) =>
        new TestActorCell(system, self, props, dispatcher, supervisor);

    private Envelope Envelop(object message, IActorRef? sender) =>
        new(message, sender.IsNobody() ? System.DeadLetters : sender);
}
