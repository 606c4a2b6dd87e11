using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

/// <summary>What an actor does when a child fails. Runs in the supervisor, while the child is suspended.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Restarts; stops a child that could not be made, was killed, or lost an actor that it depends on.</summary>
    public static IDecider DefaultDecider = Actor.Decider.From(
        Directive.Restart,
        Directive.Stop.When<ActorInitializationException>(),
        Directive.Stop.When<ActorKilledException>(),
        Directive.Stop.When<DeathPactException>());

    /// <summary>One for one, without limit, by <see cref="DefaultDecider"/>.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>Stops every child that fails.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(static _ => Directive.Stop);

    /// <summary>Finds the directive.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are logged; by default they are.</summary>
    protected bool LoggingEnabled { get; set; }

    /// <summary>The directive for a child's failure.</summary>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Told when a child is gone.</summary>
    public abstract void HandleChildTerminated(IActorContext actorContext, IActorRef child, IEnumerable<IInternalActorRef> children);

    /// <summary>Replaces a child's instance.</summary>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        var target = (IInternalActorRef)child;
        if (suspendFirst)
            target.Suspend();
        target.Restart(cause);
    }

    /// <summary>Lets a child go on.</summary>
    protected void ResumeChild(IActorRef child, Exception exception) => ((IInternalActorRef)child).Resume(exception);

    /// <summary>Publishes a log event for the failure, unless it is escalated: a warning for a resumed child, else an error.</summary>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
            return;
        var message = cause is ActorInitializationException { InnerException: { } inner } ? inner.Message : cause.Message;
        var source = child.Path.ToString();
        context.System.EventStream.Publish(directive == Directive.Resume
            ? new Warning(cause, source, GetType(), message)
            : new Error(cause, source, GetType(), message));
    }

    /// <summary>False when the supervisor has to fail itself.</summary>
    internal bool HandleFailure(ActorCell cell, IActorRef child, Exception cause, ChildRestartStats stats)
    {
        var directive = Handle(child, cause);
        LogFailure(cell, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            case Directive.Restart:
            case Directive.Stop:
                ProcessFailure(cell, directive == Directive.Restart, child, cause, stats);
                return true;
            default:
                return false;
        }
    }

    internal abstract void ProcessFailure(ActorCell context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats);
}
