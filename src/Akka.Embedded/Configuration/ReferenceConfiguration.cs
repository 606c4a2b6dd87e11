using Akka.Configuration.Hocon;

namespace Akka.Configuration;

/// <summary>The engine's own settings with their defaults, parsed once and shared by every system of the process.</summary>
internal static class ReferenceConfiguration
{
    private const string Resource = "Akka.Configuration.akka.conf";

    /// <summary>The tree of <c>reference.conf</c>.</summary>
    public static HoconValue Root { get; } =
        ConfigurationFactory.FromResource(Resource, typeof(ReferenceConfiguration).Assembly).Root;
}
