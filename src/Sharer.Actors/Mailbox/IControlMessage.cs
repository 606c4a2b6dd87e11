namespace Sharer.Mailbox;

/// <summary>A message of a resource's actor to itself. It passes waiting calls and is nobody's dead letter.</summary>
internal interface IControlMessage;
