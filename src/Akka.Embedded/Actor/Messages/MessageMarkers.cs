namespace Akka.Actor;

/// <summary>Marks messages that the cell itself takes before the actor sees anything.</summary>
public interface IAutoReceivedMessage
{
}

/// <summary>Marks messages that may harm the receiver if they come from outside.</summary>
public interface IPossiblyHarmful
{
}

/// <summary>Marks messages that do not reset a receive time-out.</summary>
public interface INotInfluenceReceiveTimeout
{
}

/// <summary>Marks messages that are never checked for being serializable.</summary>
public interface INoSerializationVerificationNeeded
{
}

/// <summary>Marks actors whose received messages are logged when <c>akka.actor.debug.receive</c> is on.</summary>
public interface ILogReceive
{
}
