using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Reacts to a message of a test actor and returns the autopilot for the next one.</summary>
public delegate AutoPilot AutoPilotDelegate(IActorRef sender, object message);
