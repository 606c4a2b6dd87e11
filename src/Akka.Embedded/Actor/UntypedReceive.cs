namespace Akka.Actor;

/// <summary>A behavior that calls <c>Unhandled</c> itself for what it does not take.</summary>
public delegate void UntypedReceive(object message);
