using System.Collections.Concurrent;

namespace Akka.Actor.Internal;

/// <summary>A place in the tree without an actor, like <c>/temp</c>, whose children come and go from any thread.</summary>
internal sealed class VirtualPathContainer(IActorRefProvider provider, ActorPath path, IInternalActorRef parent)
    : MinimalActorRef, IInternalActorRef
{
    private readonly ConcurrentDictionary<string, IInternalActorRef> _children = new();

    public override ActorPath Path => path;

    public override IInternalActorRef Parent => parent;

    public IActorRefProvider Provider => provider;

    public void AddChild(string name, IInternalActorRef child) => _children[name] = child;

    public void RemoveChild(string name) => _children.TryRemove(name, out _);

    public override IActorRef GetChild(IReadOnlyList<string> name)
    {
        if (name.Count == 0 || name[0].Length == 0)
            return this;
        if (!_children.TryGetValue(ActorCell.GetNameAndUid(name[0]).Name, out var child))
            return ActorRefs.Nobody;
        return name.Count == 1 ? child : child.GetChild([.. name.Skip(1)]);
    }
}
