using Xunit;

namespace Akka.TestKit.Xunit2.Attributes;

/// <summary>A fact that is skipped anywhere but on Windows.</summary>
public class WindowsFactAttribute : FactAttribute
{
    private string? _skip;

    /// <inheritdoc />
    public override string? Skip
    {
        get => _skip ?? (OperatingSystem.IsWindows() ? null : SkipUnix ?? "Skipped under Unix platforms");
        set => _skip = value;
    }

    /// <summary>Why it is skipped elsewhere.</summary>
    public string? SkipUnix { get; set; }
}
