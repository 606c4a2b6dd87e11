namespace Sharer.Simulation.Resources;

/// <summary>How the instances of a <see cref="ScriptedResource"/> behave, apart from the calls.</summary>
internal sealed record Temper
{
    /// <summary>How often the factory fails at the start, and after each replacement.</summary>
    public int CreationFailures { get; init; }

    public bool CreatesAsynchronously { get; init; }

    public bool DisposesAsynchronously { get; init; }

    public bool DisposeThrows { get; init; }

    public bool InterruptThrows { get; init; }

    /// <summary>The n-th reset throws; none if 0.</summary>
    public int ThrowingReset { get; init; }

    /// <summary>The n-th probe throws; none if 0.</summary>
    public int ThrowingProbe { get; init; }
}
