namespace Akka.Actor;

/// <summary>A behavior: true when it has taken the message.</summary>
public delegate bool Receive(object message);
