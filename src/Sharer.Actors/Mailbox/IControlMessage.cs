using Akka.Actor;
using Akka.Event;

namespace Sharer.Mailbox;

/// <summary>A message of a resource's actor to itself. It passes waiting calls, and nobody misses it when the actor has ended.</summary>
internal interface IControlMessage : IDeadLetterSuppression, INoSerializationVerificationNeeded;
