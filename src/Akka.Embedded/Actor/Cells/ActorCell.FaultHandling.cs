using System.Runtime.ExceptionServices;
using Akka.Actor.Internal;
using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    // Who is to blame: this actor or the child whose failure it could not handle; null when all is well.
    private IActorRef? _failed;
    private Exception? _recreationCause;

    private bool IsFailed => _failed is not null;

    internal void HandleInvokeFailure(Exception cause, IActorRef[]? survivors = null)
    {
        if (IsFailed)
            return;
        try
        {
            // Nothing more is processed until the supervisor has decided.
            Dispatcher.Suspend(this);
            _failed = CurrentMessage is Failed ? Sender : Self;
            SuspendChildren(_failed, survivors);
            Parent.SendSystemMessage(new Failed(Self, cause, Self.Path.Uid));
        }
        catch (Exception second)
        {
            Publish(new Error(second, Self.Path.ToString(), ActorType, $"The handling of a failure failed, so the actor is stopped; the failure was {cause}"));
            try
            {
                StopChildren(Children.Close());
            }
            finally
            {
                FinishTerminate();
            }
        }
    }

    private void HandleFailed(Failed failed)
    {
        CurrentMessage = failed;
        Sender = failed.Child.IsNobody() ? SystemImpl.DeadLetters : failed.Child;
        // The uid keeps a child apart from one of its name that was stopped in PreRestart and made again in PostRestart.
        if (!Children.TryGet(failed.Child, out var stats))
        {
            Publish(new Debug(Self.Path.ToString(), ActorType, $"A failure of {failed.Child}, which is no child of this actor, is dropped: {failed.Cause}"));
        }
        else if (stats.Uid != failed.Uid)
        {
            Publish(new Debug(Self.Path.ToString(), ActorType,
                $"A failure of {failed.Child} (uid {failed.Uid}) is dropped, since its name is that of uid {stats.Uid} now: {failed.Cause}"));
        }
        else if (!_actor!.SupervisorStrategyInternal.HandleFailure(this, failed.Child, failed.Cause, stats))
        {
            ExceptionDispatchInfo.Throw(failed.Cause);
        }
    }

    private void FaultSuspend()
    {
        Dispatcher.Suspend(this);
        SuspendChildren(null, null);
    }

    private void FaultResume(Exception? cause)
    {
        if (_actor is null)
        {
            Publish(new Error(null, Self.Path.ToString(), GetType(), $"There is no instance to resume, so one is made. The failure was {cause}"));
            FaultCreate();
            return;
        }

        var perpetrator = _failed;
        Dispatcher.Resume(this);
        if (cause is not null)
            _failed = null;
        ResumeChildren(cause, perpetrator);
    }

    private void FaultCreate()
    {
        SetReceiveTimeout();
        CancelReceiveTimeout();
        StopChildren(Children.Children);
        if (!Children.WaitFor(WaitReason.Creation))
            FinishCreate();
    }

    private void FinishCreate()
    {
        Dispatcher.Resume(this);
        _failed = null;
        try
        {
            Create(null);
        }
        catch (Exception cause)
        {
            HandleInvokeFailure(cause);
        }
    }

    private void FaultRecreate(Exception cause)
    {
        if (_actor is not { } failedActor)
        {
            Publish(new Error(null, Self.Path.ToString(), GetType(), $"There is no instance to replace, so one is made. The failure was {cause}"));
            FaultCreate();
            return;
        }

        if (!Children.IsNormal)
        {
            // The count of suspensions has to come out even.
            FaultResume(null);
            return;
        }

        if (SystemImpl.Settings.DebugLifecycle)
            Publish(new Debug(Self.Path.ToString(), failedActor.GetType(), "Restarting"));
        var message = CurrentMessage;
        if (!ActorHasBeenCleared)
            Dismiss(failedActor, cause, message);

        _recreationCause = cause;
        if (!Children.WaitFor(WaitReason.Recreation))
            FinishRecreate(cause, failedActor);
    }

    private void FinishRecreate(Exception cause, ActorBase failedActor)
    {
        _recreationCause = null;
        // Without those that the new instance makes.
        var survivors = Children.Children;
        try
        {
            Dispatcher.Resume(this);
            _failed = null;
            var actor = _actor = NewActor();
            if (ReferenceEquals(actor, failedActor))
                actor.Unclear();
            actor.AroundPostRestart(cause, null!);
            CheckReceiveTimeout();
            if (SystemImpl.Settings.DebugLifecycle)
                Publish(new Debug(Self.Path.ToString(), actor.GetType(), $"Restarted ({actor})"));
            if (SystemImpl.Settings.EmitActorTelemetry)
                SystemImpl.EventStream.Publish(new ActorRestarted(Self, Props.Type, cause));
            foreach (var survivor in survivors)
                survivor.Restart(cause);
        }
        catch (Exception second)
        {
            // So that PreRestart does not run a second time. The old instance, if it is still that one, is cleared already.
            ClearActor(ReferenceEquals(_actor, failedActor) ? null : _actor);
            HandleInvokeFailure(new PostRestartException(Self, second, cause), survivors);
        }
    }

    private void Dismiss(ActorBase failedActor, Exception cause, object? message)
    {
        try
        {
            failedActor.AroundPreRestart(cause, message!);
            SystemImpl.ActorPipelineResolver.ResolvePipeline(failedActor.GetType()).BeforeActorIncarnated(failedActor, this);
        }
        catch (Exception second)
        {
            var failure = new PreRestartException(Self, second, cause, message);
            Publish(new Error(failure, Self.Path.ToString(), failedActor.GetType(), second.Message));
        }
        finally
        {
            ClearActor(failedActor);
        }
    }
}
