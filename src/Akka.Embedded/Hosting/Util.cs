using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Akka.Hosting;

/// <summary>Moves configurations.</summary>
public static class Util
{
    /// <summary>The configuration as a section of another, at a path.</summary>
    public static Config MoveTo(this Config config, string path)
    {
        var keys = new List<string>();
        foreach (var key in HoconPath.Elements(path))
            keys.Add(key.ToString());

        var moved = config;
        for (var i = keys.Count - 1; i >= 0; i--)
            moved = moved.Root.AtKey(keys[i]);
        return moved;
    }
}
