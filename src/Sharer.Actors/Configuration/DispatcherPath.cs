using Akka.Configuration;
using Akka.Configuration.Hocon;

namespace Sharer.Configuration;

/// <summary>Tells whether a path leads to a dispatcher before an actor stumbles over it.</summary>
/// <param name="config">The actor system's configuration.</param>
/// <param name="isKnown">Whether the actor system knows a dispatcher, also one that no configuration names; null to go by the configuration alone.</param>
internal sealed class DispatcherPath(Config config, Func<string, bool>? isKnown)
{
    private const int LongestChain = 20;
    private const string Needed = "must be the path of a dispatcher";

    /// <summary>What is wrong with a path; null when nothing is.</summary>
    internal string? FaultOf(string? path)
    {
        var at = path;
        for (var link = 0; link < LongestChain; link++)
        {
            if (string.IsNullOrWhiteSpace(at))
                return at == path ? $"{Needed}, such as sharer.dispatcher" : $"{Needed}, and leads to an empty one";
            var value = ValueAt(at);
            if (value is null || value.IsObject())
                return Exists(at, value) ? null : $"{Needed}, and the configuration has nothing at {HoconText.Text(at)}";
            if (!value.IsString())
                return $"{Needed}, and at {HoconText.Text(at)} is {HoconText.Value(value)}";
            at = value.GetString();
        }

        return $"{Needed}, and leads through more than {LongestChain} others";
    }

    private bool Exists(string path, HoconValue? value) => isKnown is null ? value is not null : isKnown(path);

    private HoconValue? ValueAt(string path)
    {
        try
        {
            return config.GetValue(path);
        }
        catch (ArgumentException)
        {
            return null; // a quote without its partner: there is nothing at such a path
        }
    }
}
