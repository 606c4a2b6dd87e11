using Sharer.Simulation;

namespace Sharer;

/// <summary>What the library finds under this name: in a history, chance is the same each time.</summary>
internal static class Random
{
    public static System.Random Shared => Fiber.Current?.Scheduler.Belonging(static () => new System.Random(1)) ?? System.Random.Shared;
}
