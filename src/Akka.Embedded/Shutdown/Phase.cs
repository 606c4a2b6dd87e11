using Akka.Configuration;

namespace Akka.Actor;

/// <summary>A step of a coordinated shutdown.</summary>
/// <param name="DependsOn">The phases that come before it.</param>
/// <param name="Timeout">How long its tasks may take together.</param>
/// <param name="Recover">Whether the next phase runs all the same when a task fails or takes too long.</param>
internal sealed record Phase(IReadOnlyList<string> DependsOn, TimeSpan Timeout, bool Recover)
{
    /// <summary>Reads <c>akka.coordinated-shutdown</c>; phases that are only depended on get the defaults.</summary>
    public static Dictionary<string, Phase> ReadAll(Config config)
    {
        var defaultTimeout = config.GetTimeSpan("default-phase-timeout", TimeSpan.FromSeconds(5), allowInfinite: false);
        var phases = new Dictionary<string, Phase>();
        foreach (var (name, value) in config.GetConfig("phases")?.AsEnumerable() ?? [])
        {
            var section = value.ToConfig();
            phases.Add(name, new Phase(
                [.. section.GetStringList("depends-on").Distinct()],
                section.GetTimeSpan("timeout", defaultTimeout, allowInfinite: false),
                section.GetBoolean("recover", true)));
        }

        foreach (var name in phases.Values.SelectMany(phase => phase.DependsOn).ToArray())
            phases.TryAdd(name, new Phase([], defaultTimeout, Recover: true));
        return phases;
    }

    /// <summary>The names of the phases, each behind all that it depends on.</summary>
    /// <exception cref="ArgumentException">A phase depends on itself, be it over others.</exception>
    public static List<string> Order(Dictionary<string, Phase> phases)
    {
        var ordered = new List<string>(phases.Count);
        var placed = new HashSet<string>();
        var open = new HashSet<string>();
        foreach (var name in phases.Keys)
            Place(name);
        return ordered;

        void Place(string name)
        {
            if (placed.Contains(name))
                return;
            if (!open.Add(name))
                throw new ArgumentException($"The phase [{name}] of the coordinated shutdown depends on itself.");
            foreach (var before in phases[name].DependsOn)
                Place(before);
            open.Remove(name);
            placed.Add(name);
            ordered.Add(name);
        }
    }
}
