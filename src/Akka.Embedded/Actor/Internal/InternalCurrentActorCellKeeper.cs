namespace Akka.Actor.Internal;

/// <summary>The cell that the calling thread runs. A field of the thread: it does not flow into tasks.</summary>
internal static class InternalCurrentActorCellKeeper
{
    [ThreadStatic]
    private static ActorCell? _current;

    public static ActorCell? Current
    {
        get => _current;
        set => _current = value;
    }
}
