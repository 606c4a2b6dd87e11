using Akka.Configuration;

namespace Sharer.Configuration;

/// <summary>The configuration that Sharer brings along.</summary>
internal static class SharerConfig
{
    /// <summary>The path of everything that is Sharer's own.</summary>
    internal const string Path = "sharer";

    /// <summary>The path of the section whose values every resource starts from.</summary>
    internal const string DefaultsPath = "sharer.resource-defaults";

    /// <summary>The path of the section that holds a section for each resource, by its name.</summary>
    internal const string ResourcesPath = "sharer.resources";

    /// <summary>What an actor system falls back to: dispatchers, mailbox, defaults, and room for the drain.</summary>
    internal static Config Reference { get; } =
        ConfigurationFactory.FromResource("Sharer.Configuration.reference.conf", typeof(SharerConfig).Assembly);
}
