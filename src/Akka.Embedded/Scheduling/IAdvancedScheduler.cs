namespace Akka.Actor;

/// <summary>What a scheduler can do beyond sending messages.</summary>
public interface IAdvancedScheduler : IActionScheduler
{
}
