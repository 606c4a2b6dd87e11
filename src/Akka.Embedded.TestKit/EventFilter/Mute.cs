using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Tells the test's logger not to print what some filters pick.</summary>
internal sealed record Mute(IReadOnlyList<EventFilterBase> Filters) : INoSerializationVerificationNeeded;

/// <summary>Undoes a <see cref="Mute"/>.</summary>
internal sealed record Unmute(IReadOnlyList<EventFilterBase> Filters) : INoSerializationVerificationNeeded;
