using Akka.Actor;

namespace Sharer.Benchmarks.Call;

/// <summary>Which engine this program was built with, as its assembly tells.</summary>
internal static class Engine
{
    public static bool IsEmbedded { get; } = typeof(ActorSystem).Assembly.GetName().Name == "Akka.Embedded";

    public static string Name => IsEmbedded ? "the embedded engine" : $"Akka.NET {typeof(ActorSystem).Assembly.GetName().Version?.ToString(3)}";

    public static string Key => IsEmbedded ? "embedded engine" : "Akka.NET";
}
