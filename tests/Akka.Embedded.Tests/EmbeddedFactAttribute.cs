using Akka.Actor;

namespace Akka.Embedded.Tests;

/// <summary>A fact about the embedded engine that Akka.NET itself does not promise.</summary>
public sealed class EmbeddedFactAttribute : FactAttribute
{
    public EmbeddedFactAttribute() => Skip = EmbeddedEngine.SkipElsewhere;
}

/// <summary>A theory about the embedded engine that Akka.NET itself does not promise.</summary>
public sealed class EmbeddedTheoryAttribute : TheoryAttribute
{
    public EmbeddedTheoryAttribute() => Skip = EmbeddedEngine.SkipElsewhere;
}

internal static class EmbeddedEngine
{
    public static string? SkipElsewhere { get; } =
        typeof(ActorSystem).Assembly.GetName().Name == "Akka.Embedded" ? null : "Holds for the embedded engine only.";
}
