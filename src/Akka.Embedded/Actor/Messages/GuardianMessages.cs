using Akka.Event;

namespace Akka.Actor;

/// <summary>Asks a guardian to stop one of its children.</summary>
internal sealed record StopChild(IActorRef Child) : IPossiblyHarmful;

/// <summary>Puts the sender on the list of those who want to finish something before the system guardian stops.</summary>
internal sealed class RegisterTerminationHook : IDeadLetterSuppression
{
    public static readonly RegisterTerminationHook Instance = new();
}

/// <summary>Tells such a one that it is time.</summary>
internal sealed class TerminationHook
{
    public static readonly TerminationHook Instance = new();
}

/// <summary>His answer.</summary>
internal sealed class TerminationHookDone : IDeadLetterSuppression
{
    public static readonly TerminationHookDone Instance = new();
}
