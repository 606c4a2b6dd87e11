using System.IO.Enumeration;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>The deployments of <c>akka.actor.deployment</c>: by path below <c>/user</c>, with <c>*</c> for one name and <c>**</c> at the end for all below.</summary>
public class Deployer
{
    /// <summary>What a section leaves open.</summary>
    protected readonly Config Default;

    private volatile KeyValuePair<string[], Deploy>[] _deployments = [];

    /// <summary>Reads the settings.</summary>
    public Deployer(Settings settings)
    {
        var config = settings.Config.GetConfig("akka.actor.deployment");
        Default = config?.GetConfig("default") ?? ConfigurationFactory.Empty;
        if (config.IsNullOrEmpty())
            return;
        foreach (var (key, value) in config!.AsEnumerable())
        {
            if (key != "default")
                SetDeploy(ParseConfig(key, value.AtKey("d").GetConfig("d")));
        }
    }

    /// <summary>The deployment of a path, or <see cref="Deploy.None"/>.</summary>
    public Deploy Lookup(ActorPath path)
    {
        if (_deployments.Length == 0)
            return Deploy.None;
        var elements = path.Elements;
        return elements.Count < 2 || elements[0] != "user" ? Deploy.None : Lookup(elements.Skip(1));
    }

    /// <summary>The deployment of the names below <c>/user</c>, or <see langword="null"/>. Names win over patterns, longer paths over shorter.</summary>
    public Deploy Lookup(IEnumerable<string> path)
    {
        var names = path.ToArray();
        Deploy? found = null;
        var foundRank = -1;
        foreach (var (pattern, deploy) in _deployments)
        {
            var rank = Rank(pattern, names);
            if (rank <= foundRank)
                continue;
            found = deploy;
            foundRank = rank;
        }

        return found!;
    }

    /// <summary>Adds a deployment, or replaces that of the same path.</summary>
    /// <exception cref="IllegalActorNameException">The path has an illegal name.</exception>
    public void SetDeploy(Deploy deploy)
    {
        var names = deploy.Path.Split('/')[1..];
        foreach (var name in names)
        {
            if (!ActorPath.IsValidPathElement(name))
                throw new IllegalActorNameException($"Illegal actor name [{name}] in deployment [{deploy.Path}]. {ActorPath.NameRule}");
        }

        lock (this)
            _deployments = [.. _deployments.Where(d => d.Value.Path != deploy.Path), new(names, deploy)];
    }

    /// <summary>The deployment of one section.</summary>
    public virtual Deploy ParseConfig(string key, Config config)
    {
        var deployment = config.SafeWithFallback(Default);
        return new Deploy(
            key, deployment, Deploy.NoScopeGiven, deployment.GetString("dispatcher", ""),
            deployment.GetString("mailbox", ""), deployment.GetInt("stash-capacity", Deploy.NoStashSize));
    }

    private static int Rank(string[] pattern, string[] names)
    {
        var rank = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == "**" && i == pattern.Length - 1)
                return names.Length > i ? rank : -1;
            if (i >= names.Length || !FileSystemName.MatchesSimpleExpression(pattern[i], names[i], ignoreCase: false))
                return -1;
            rank = (rank * 3) + (pattern[i] == names[i] ? 2 : 1);
        }

        return pattern.Length == names.Length ? rank : -1;
    }
}
