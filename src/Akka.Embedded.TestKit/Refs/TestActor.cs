using Akka.Actor;

namespace Akka.TestKit;

/// <summary>What a test actor understands besides the messages of the test.</summary>
public static class TestActor
{
    /// <summary>Whether a message is kept from the test.</summary>
    public delegate bool Ignore(object message);

    /// <summary>Ends an autopilot.</summary>
    public static AutoPilot NoAutoPilot => TestKit.NoAutoPilot.Instance;

    /// <summary>Leaves an autopilot as it is.</summary>
    public static AutoPilot KeepRunning => TestKit.KeepRunning.Instance;

    /// <summary>Stands for the message that did not come.</summary>
    public static NullMessageEnvelope NullMessage => NullMessageEnvelope.Instance;

    /// <summary>Sets which messages the test actor keeps to itself.</summary>
    public class SetIgnore : INoSerializationVerificationNeeded
    {
        /// <summary>Keeps the messages for which the delegate returns true; with null, none.</summary>
        public SetIgnore(Ignore? ignore) => Ignore = ignore;

        /// <summary>The delegate.</summary>
        public Ignore? Ignore { get; }
    }

    /// <summary>Lets the test actor watch an actor; it answers when it does.</summary>
    public class Watch : INoSerializationVerificationNeeded
    {
        /// <summary>Watches an actor.</summary>
        public Watch(IActorRef actorToWatch) => Actor = actorToWatch;

        /// <summary>The actor.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Ends the test actor's watch of an actor; it answers when it has.</summary>
    public class Unwatch : INoSerializationVerificationNeeded
    {
        /// <summary>Ends the watch of an actor.</summary>
        public Unwatch(IActorRef actorToUnwatch) => Actor = actorToUnwatch;

        /// <summary>The actor.</summary>
        public IActorRef Actor { get; }
    }

    /// <summary>Sets the autopilot of the test actor.</summary>
    public class SetAutoPilot : INoSerializationVerificationNeeded
    {
        /// <summary>Sets an autopilot.</summary>
        public SetAutoPilot(AutoPilot autoPilot) => AutoPilot = autoPilot;

        /// <summary>The autopilot.</summary>
        public AutoPilot AutoPilot { get; }
    }

    internal sealed record Spawn(Props Props, string? Name, SupervisorStrategy? SupervisorStrategy) : INoSerializationVerificationNeeded;

    internal sealed class WatchAck : INoSerializationVerificationNeeded
    {
        public static readonly WatchAck Instance = new();
    }
}
