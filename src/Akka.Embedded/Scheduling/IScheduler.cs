namespace Akka.Actor;

/// <summary>Does things later. To send a message to oneself, <see cref="IWithTimers"/> is the better way.</summary>
public interface IScheduler : ITellScheduler, ITimeProvider
{
    /// <summary>Runs delegates instead of sending messages.</summary>
    IAdvancedScheduler Advanced { get; }
}
