namespace Sharer.Simulation;

/// <summary>What a long simulation has played.</summary>
/// <param name="Histories">How many histories.</param>
/// <param name="Steps">How many steps they had.</param>
/// <param name="Switches">How often another fiber went on than the one that ran.</param>
/// <param name="Schedules">How many of the histories were scheduled differently.</param>
/// <param name="FailedSeed">The seed that broke the contract, if any did.</param>
/// <param name="Failure">What broke, and its whole trace.</param>
public sealed record SimulationFigures(long Histories, long Steps, long Switches, int Schedules, int? FailedSeed, string? Failure);
