namespace Akka.Event;

/// <summary>Marks messages of which it is no news that they were not delivered: they become <see cref="SuppressedDeadLetter"/>s.</summary>
public interface IDeadLetterSuppression
{
}
