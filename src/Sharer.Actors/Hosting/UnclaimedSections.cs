using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Sharer.Configuration;

namespace Sharer.Hosting;

/// <summary>Finds sections that configure nothing: a misspelt name would otherwise go unseen.</summary>
internal static class UnclaimedSections
{
    /// <summary>Logs a warning for each section under <c>sharer.resources</c> whose name no resource of the actor system has now.</summary>
    internal static void Warn(ActorSystem system)
    {
        string[] shared = [.. SharerExtension.For(system).Resources.Select(static resource => resource.Name)];
        foreach (var name in SectionsOf(system.Settings.Config).Except(shared, StringComparer.Ordinal))
            system.Log.Warning(
                "{0} configures nothing: no resource of that name is shared{1}", HoconText.Join(SharerConfig.ResourcesPath, name), Hint(name, shared));
    }

    private static IEnumerable<string> SectionsOf(Config config) =>
        config.GetValue(SharerConfig.ResourcesPath)?.GetObject()?.Items.Keys ?? Enumerable.Empty<string>();

    private static string Hint(string name, string[] shared)
    {
        if (Array.Find(shared, other => other.StartsWith($"{name}.", StringComparison.Ordinal)) is { } dotted)
            return $". That of the shared one is {HoconText.Join(SharerConfig.ResourcesPath, dotted)}: a name that holds a dot stands in quotes.";
        return NearestKey.To(name, shared) is { } near ? $"; did you mean {HoconText.Key(near)}?" : ".";
    }
}
