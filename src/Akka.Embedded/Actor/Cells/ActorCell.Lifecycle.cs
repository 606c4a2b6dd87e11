using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    internal virtual ActorBase CreateNewActorInstance()
    {
        var actor = _props.NewActor();
        SystemImpl.ActorPipelineResolver.ResolvePipeline(actor.GetType()).AfterActorIncarnated(actor, this);
        if (actor is IInitializableActor initializable)
            initializable.Init();
        return actor;
    }

    private ActorBase NewActor()
    {
        ClearBehaviors();
        ActorHasBeenCleared = false;
        var actor = CreateNewActorInstance();
        if (_props.SupervisorStrategy is { } strategy)
            actor.SupervisorStrategyInternal = strategy;
        return actor;
    }

    private void Create(Exception? failure)
    {
        if (failure is not null)
            throw failure;
        try
        {
            var actor = _actor = NewActor();
            actor.AroundPreStart();
            CheckReceiveTimeout();
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(Self.Path.ToString(), actor.GetType(), $"Started ({actor})"));
            if (SystemImpl.Settings.EmitActorTelemetry)
                SystemImpl.EventStream.Publish(new ActorStarted(Self, Props.Type));
        }
        catch (Exception cause)
        {
            // Without an instance, what comes next knows that it was the creation that failed.
            if (_actor is { } actor)
                ClearActor(actor);
            _actor = null;
            throw new ActorInitializationException(Self, "Exception during creation", cause);
        }
    }

    private void Terminate()
    {
        SetReceiveTimeout();
        CancelReceiveTimeout();
        UnwatchAll();
        StopChildren(Children.Close());
        var wasTerminating = Children.IsTerminating;
        if (!Children.WaitFor(WaitReason.Termination))
        {
            FinishTerminate();
        }
        else if (!wasTerminating)
        {
            // No message is processed, and no failure reported, while the children stop.
            Dispatcher.Suspend(this);
            _failed = Self;
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(Self.Path.ToString(), ActorType, "Stopping"));
        }
    }

    /// <summary>The end. The parent learns of it before the watchers, so a parent that watches knows the child gone when it gets its Terminated.</summary>
    private void FinishTerminate()
    {
        var actor = _actor;
        Children.SetTerminated();
        try
        {
            if (actor is not null)
            {
                actor.AroundPostStop();
                SystemImpl.ActorPipelineResolver.ResolvePipeline(actor.GetType()).BeforeActorIncarnated(actor, this);
            }

            if (SystemImpl.Settings.EmitActorTelemetry)
                SystemImpl.EventStream.Publish(new ActorStopped(Self, Props.Type));
        }
        catch (Exception cause)
        {
            Publish(new Error(cause, Self.Path.ToString(), ActorType, cause.Message));
        }

        try
        {
            Dispatcher.Detach(this);
        }
        finally
        {
            Parent.SendSystemMessage(new DeathWatchNotification(Self, existenceConfirmed: true, addressTerminated: false));
            TellWatchersWeDied();
            UnwatchAll();
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(Self.Path.ToString(), ActorType, "Stopped"));
            ClearActor(actor);
            _putOff = null;
            _props = Terminated;
            _actor = null;
        }
    }

    private void ClearActor(ActorBase? actor)
    {
        if (actor is not null)
        {
            // Of one that never started: no hook has run that cancels them.
            actor.CancelTimers();
            try
            {
                (actor as IDisposable)?.Dispose();
            }
            catch (Exception cause)
            {
                SystemImpl.Log.Error(cause, "The disposal of an actor of {0} failed: {1}", actor.GetType(), cause.Message);
            }

            _props.Release(actor);
            actor.Clear(SystemImpl.DeadLetters);
        }

        ActorHasBeenCleared = true;
        CurrentMessage = null;
        ClearBehaviors();
    }
}
