namespace Sharer.Mutants;

internal enum Fate
{
    Caught,

    /// <summary>By a test that its file does not name.</summary>
    CaughtByAnother,
    Survived,
    DoesNotBuild,
}

/// <summary>What became of one planted bug; <paramref name="Detail"/> is the test that caught it, or what the compiler said.</summary>
internal sealed record Outcome(Mutant Mutant, Fate Fate, string Detail)
{
    public bool IsCaught => Fate is Fate.Caught or Fate.CaughtByAnother;

    /// <summary>A row of the table in README.md.</summary>
    public override string ToString() => $"| {Mutant.Id} | {Mutant.Breaks} | {Mutant.What} | {Result} |";

    private string Result => Fate switch
    {
        Fate.Caught => $"`{Detail}`",
        Fate.CaughtByAnother => $"`{Detail}`, not by what its file names",
        Fate.Survived => "**SURVIVED**",
        _ => $"**DOES NOT BUILD** {Detail}",
    };
}
