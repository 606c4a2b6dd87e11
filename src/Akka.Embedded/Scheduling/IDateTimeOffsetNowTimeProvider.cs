namespace Akka.Actor;

/// <summary>Marks a time provider that goes by the clock of the machine.</summary>
public interface IDateTimeOffsetNowTimeProvider : ITimeProvider
{
}
