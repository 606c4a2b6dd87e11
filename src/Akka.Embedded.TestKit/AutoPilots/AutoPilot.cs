using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Reacts to the messages of a test actor, on the test actor's turn, before the test sees them.</summary>
public abstract class AutoPilot
{
    /// <summary>Ends the autopilot.</summary>
    public static NoAutoPilot NoAutoPilot => NoAutoPilot.Instance;

    /// <summary>Leaves the autopilot as it is.</summary>
    public static KeepRunning KeepRunning => KeepRunning.Instance;

    /// <summary>Reacts to a message.</summary>
    /// <returns>The autopilot for the next message: another, <see cref="KeepRunning"/> or <see cref="NoAutoPilot"/>.</returns>
    public abstract AutoPilot Run(IActorRef sender, object message);
}
