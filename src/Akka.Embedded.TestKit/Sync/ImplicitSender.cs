using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.TestKit;

/// <summary>Lets a test send in the name of its test actor.</summary>
internal static class ImplicitSender
{
    /// <summary>
    /// Makes <paramref name="testActor"/> the sender of what this thread, and what the test awaits on it, sends;
    /// with null, nobody.
    /// </summary>
    public static void Set(IActorRef? testActor)
    {
        var cell = testActor is null ? null : (ActorCell)((ActorRefWithCell)testActor).Underlying;
        InternalCurrentActorCellKeeper.Current = cell;
        SynchronizationContext.SetSynchronizationContext(new ImplicitSenderContext(cell));
    }

    /// <summary>Ends what <see cref="Set"/> began, if this thread is still in its hands.</summary>
    public static void Clear(IActorRef testActor)
    {
        if (testActor is ActorRefWithCell { Underlying: ActorCell cell } && ActorCell.Current == cell)
            InternalCurrentActorCellKeeper.Current = null;
    }
}
