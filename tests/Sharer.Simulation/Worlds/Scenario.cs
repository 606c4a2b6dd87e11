namespace Sharer.Simulation.Worlds;

/// <summary>What may happen in a history; in which order, the schedule decides.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Arrange">Shares resources and adds callers and what happens beside them; nothing begins before it has returned.</param>
/// <param name="FromTheStart">Whether the making and the stopping of the resources is scheduled too, or only what lies between them.</param>
internal sealed record Scenario(string Name, Action<World> Arrange, bool FromTheStart = true);
