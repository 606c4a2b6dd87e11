namespace Akka.Actor;

public partial class ActorCell
{
    private static readonly Receive NoBehavior = static _ => false;

    // The one on top, and those below it: the first of them is the actor's own, which stays.
    private Receive _behavior = NoBehavior;
    private Stack<Receive>? _behaviorsBelow;

    /// <inheritdoc/>
    public void Become(Receive receive)
    {
        if (_behaviorsBelow is not { Count: > 0 })
            BecomeStacked(receive);
        else
            _behavior = receive;
    }

    /// <inheritdoc/>
    public void BecomeStacked(Receive receive)
    {
        if (!ReferenceEquals(_behavior, NoBehavior))
            (_behaviorsBelow ??= new Stack<Receive>(2)).Push(_behavior);
        _behavior = receive;
    }

    /// <inheritdoc/>
    public void UnbecomeStacked()
    {
        if (_behaviorsBelow is { Count: > 0 })
            _behavior = _behaviorsBelow.Pop();
    }

    void IUntypedActorContext.Become(UntypedReceive receive) => Become(Taking(receive));

    void IUntypedActorContext.BecomeStacked(UntypedReceive receive) => BecomeStacked(Taking(receive));

    private static Receive Taking(UntypedReceive receive) => message =>
    {
        receive(message);
        return true;
    };

    private void ClearBehaviors()
    {
        _behavior = NoBehavior;
        _behaviorsBelow = null;
    }
}
