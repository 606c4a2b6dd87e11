using Akka.Actor;
using Akka.Event;

namespace Akka.TestKit;

/// <summary>What one test goes by.</summary>
internal sealed class TestState(ActorSystem system, ILoggingAdapter log)
{
    public ActorSystem System { get; } = system;

    public TestKitSettings Settings { get; } = TestKitExtension.For(system);

    public ILoggingAdapter Log { get; } = log;

    public MessageQueue Messages { get; } = new();

    public IActorRef TestActor { get; set; } = ActorRefs.Nobody;

    public EventFilterFactory EventFilter { get; set; } = null!;

    public MessageEnvelope Last { get; set; } = NullMessageEnvelope.Instance;

    /// <summary>When the innermost <c>Within</c> ends, on the clock of <see cref="TestKitBase.Now"/>; null outside.</summary>
    public TimeSpan? End { get; set; }

    /// <summary>Whether the last expectation was that nothing comes; then the end of <c>Within</c> may be overstepped.</summary>
    public bool LastWasNoMessage { get; set; }
}
