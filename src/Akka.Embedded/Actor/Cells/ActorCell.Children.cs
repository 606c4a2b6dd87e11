using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

public partial class ActorCell
{
    private long _nextName = -1;

    internal ChildrenContainer Children { get; } = new();

    /// <inheritdoc/>
    public virtual IActorRef ActorOf(Props props, string? name = null) =>
        MakeChild(props, CheckedName(name), isSystemService: false);

    /// <summary>Makes a child from outside; for guardians.</summary>
    public virtual IActorRef AttachChild(Props props, bool isSystemService, string? name = null) =>
        MakeChild(props, CheckedName(name), isSystemService);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(string path) => ActorRefFactoryShared.ActorSelection(path, SystemImpl, Self);

    /// <inheritdoc/>
    public ActorSelection ActorSelection(ActorPath path) => ActorRefFactoryShared.ActorSelection(path, SystemImpl);

    /// <inheritdoc/>
    public IEnumerable<IInternalActorRef> GetChildren() => Children.Children;

    IEnumerable<IActorRef> IActorContext.GetChildren() => Children.Children;

    IActorRef IActorContext.Child(string name) => Children.TryGet(name, out var stats) ? stats.Child : ActorRefs.Nobody;

    /// <inheritdoc/>
    public IInternalActorRef GetSingleChild(string name)
    {
        var (plain, uid) = GetNameAndUid(name);
        return Children.TryGet(plain, out var stats) && (uid == UndefinedUid || uid == stats.Uid) ? stats.Child : ActorRefs.Nobody;
    }

    /// <inheritdoc/>
    public void Stop(IActorRef child)
    {
        Children.ShallDie(child);
        ((IInternalActorRef)child).Stop();
    }

    private string CheckedName(string? name)
    {
        if (name is null)
            return ActorNames.FromNumber("$", Interlocked.Increment(ref _nextName));
        if (name.Length == 0)
            throw new InvalidActorNameException("Actor name must not be empty.");
        return ActorPath.IsValidPathElement(name)
            ? name
            : throw new InvalidActorNameException($"Illegal actor name [{name}]. {ActorPath.NameRule}");
    }

    private IInternalActorRef MakeChild(Props props, string name, bool isSystemService)
    {
        if (Children.IsTerminating)
            throw new InvalidOperationException("Cannot create child while terminating or terminated");
        Children.Reserve(name);
        IInternalActorRef child;
        try
        {
            var path = new ChildActorPath(Self.Path, name, NewUid());
            child = SystemImpl.LocalProvider.ActorOf(props, _self, path, isSystemService);
        }
        catch
        {
            Children.Unreserve(name);
            throw;
        }

        if (IsFailed)
        {
            for (var i = 0; i < _mailbox.SuspendCount; i++)
                child.Suspend();
        }

        Adopt(child);
        child.Start();
        return child;
    }

    /// <summary>Takes a child in under its reserved name.</summary>
    internal void Adopt(IInternalActorRef child)
    {
        if (Children.Add(child) is null)
            throw new InvalidOperationException($"Cannot create child [{child.Path}]: its parent has terminated meanwhile");
        if (SystemImpl.Settings.DebugLifecycle)
            Publish(new Debug(Self.Path.ToString(), ActorType, $"now supervising {child.Path}"));
    }

    private void SuspendChildren(IActorRef? except, IActorRef[]? exceptAll)
    {
        foreach (var child in Children.Children)
        {
            if (!child.Equals(except) && exceptAll?.Contains(child) != true)
                child.Suspend();
        }
    }

    private void ResumeChildren(Exception? cause, IActorRef? perpetrator)
    {
        foreach (var child in Children.Children)
            child.Resume(child.Equals(perpetrator) ? cause : null);
    }

    private void StopChildren(IInternalActorRef[] children)
    {
        foreach (var child in children)
            Stop(child);
    }

    private void HandleChildTerminated(IActorRef child)
    {
        var waited = Children.Remove(child);
        if (_actor is { } actor)
        {
            try
            {
                actor.SupervisorStrategyInternal.HandleChildTerminated(this, child, Children.Enumerate());
            }
            catch (Exception cause)
            {
                Publish(new Error(cause, Self.Path.ToString(), actor.GetType(), "The strategy failed at the end of a child"));
                HandleInvokeFailure(cause);
            }
        }

        switch (waited)
        {
            case WaitReason.Recreation:
                FinishRecreate(_recreationCause!, _actor!);
                break;
            case WaitReason.Creation:
                FinishCreate();
                break;
            case WaitReason.Termination:
                FinishTerminate();
                break;
        }
    }
}
