using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that is skipped where the environment variable <c>XUNIT_SKIP_LOCAL_FACT</c> is true.</summary>
public class LocalFactAttribute : FactAttribute
{
    private string? _skip;

    /// <inheritdoc />
    public override string? Skip
    {
        get => _skip ?? (IsSkipped ? SkipLocal ?? "Local facts are being skipped" : null);
        set => _skip = value;
    }

    /// <summary>Why it is skipped there.</summary>
    public string? SkipLocal { get; set; }

    private static bool IsSkipped =>
        string.Equals(Environment.GetEnvironmentVariable("XUNIT_SKIP_LOCAL_FACT"), "true", StringComparison.OrdinalIgnoreCase);
}
