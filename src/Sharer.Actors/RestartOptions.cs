namespace Sharer;

/// <summary>How a resource that broke, or could not be made, is made anew. Attempts never end.</summary>
public sealed class RestartOptions
{
    /// <summary>The pause after the first failed attempt. Default: 100 ms.</summary>
    public TimeSpan MinBackoff { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between two attempts, jitter aside. Default: 30 s.</summary>
    public TimeSpan MaxBackoff { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>By how much each pause is longer than the one before. Default: 2.</summary>
    public double Factor { get; set; } = 2;

    /// <summary>The share of a pause, 0 to 1, that chance may add or take away. Default: 0.2.</summary>
    public double Jitter { get; set; } = 0.2;

    /// <summary>What calls meet meanwhile. Default: <see cref="WhileDown.Wait"/>.</summary>
    public WhileDown WhileDown { get; set; } = WhileDown.Wait;
}
