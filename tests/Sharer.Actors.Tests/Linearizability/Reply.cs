namespace Sharer.Linearizability;

internal enum Fate
{
    /// <summary>The call returned a value.</summary>
    Replied,

    /// <summary>The call threw by itself; what it left behind is for the model to say.</summary>
    Threw,

    /// <summary>It began, was interrupted and threw: what it had done may stay, but it is over.</summary>
    Aborted,

    /// <summary>It may take effect at any time after it was made, even after its caller was let go, or never.</summary>
    Unknown,

    /// <summary>It has never touched the resource.</summary>
    NotStarted,
}

/// <summary>What the caller of a call was told.</summary>
internal readonly record struct Reply(Fate Fate, int Value = 0)
{
    /// <summary>The code of an exception that nobody planned; no model allows it.</summary>
    public const int Unplanned = -1;

    public static readonly Reply Threw = new(Fate.Threw);

    public static readonly Reply Aborted = new(Fate.Aborted);

    public static readonly Reply Unknown = new(Fate.Unknown);

    public static readonly Reply NotStarted = new(Fate.NotStarted);

    public static Reply Of(int value) => new(Fate.Replied, value);

    public override string ToString() => Fate == Fate.Replied ? $"= {Value}" : Value == 0 ? Fate.ToString() : $"{Fate} {Value}";
}
