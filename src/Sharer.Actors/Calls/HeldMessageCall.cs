using Akka.Actor;
using Sharer.Generated;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call that came as a message and holds its turn until its task ends. The sender has no token: the turn's ends with the time limit or a stop.</summary>
internal sealed class HeldMessageCall<T>(ResourceCore resource, IMemberMessage<T> message, IActorRef sender)
    : MessageCall<T>(resource, message, sender) where T : class
{
    private HeldTurn<object?> _turn = new();
    private T _instance = null!;

    internal override bool HoldsTurn => true;

    internal override void CancelTurn() => _turn.Cancel();

    internal override bool Run(T resource)
    {
        _instance = resource;
        if (!_turn.Begin(Message.RunAsync(resource, this, _turn.Token)))
        {
            return false;
        }

        TakeTurn();
        return true;
    }

    internal override void WhenTurnEnds(Action ended) => _turn.WhenEnds(ended);

    internal override void TakeTurn() => Answer(_turn.Take(), _instance);
}
