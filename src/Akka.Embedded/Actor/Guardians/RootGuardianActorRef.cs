using Akka.Actor.Internal;
using Akka.Dispatch;

namespace Akka.Actor;

/// <summary>The root of the tree. It also finds <c>/temp</c> and <c>/deadLetters</c>, which are no actors.</summary>
public class RootGuardianActorRef : LocalActorRef
{
    private readonly IInternalActorRef _deadLetters;
    private readonly IReadOnlyDictionary<string, IInternalActorRef> _extraNames;
    private IInternalActorRef? _tempContainer;

    internal RootGuardianActorRef(
        ActorSystemImpl system, Props props, MessageDispatcher dispatcher, MailboxType mailboxType, IInternalActorRef supervisor,
        ActorPath path, IInternalActorRef deadLetters, IReadOnlyDictionary<string, IInternalActorRef> extraNames)
        : base(system, props, dispatcher, mailboxType, supervisor, path)
    {
        _deadLetters = deadLetters;
        _extraNames = extraNames;
    }

    /// <inheritdoc/>
    public override IInternalActorRef Parent => this;

    /// <summary>Tells it where <c>/temp</c> is.</summary>
    public void SetTempContainer(IInternalActorRef tempContainer) => _tempContainer = tempContainer;

    /// <inheritdoc/>
    public override IInternalActorRef GetSingleChild(string name) => name switch
    {
        "temp" => _tempContainer ?? ActorRefs.Nobody,
        "deadLetters" => _deadLetters,
        _ => _extraNames.TryGetValue(name, out var extra) ? extra : base.GetSingleChild(name),
    };
}
