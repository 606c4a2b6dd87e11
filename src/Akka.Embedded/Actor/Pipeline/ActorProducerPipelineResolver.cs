using System.Collections.Concurrent;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The plugins of a system. A change reaches only classes of which no instance was made before.</summary>
public class ActorProducerPipelineResolver
{
    private readonly ConcurrentDictionary<Type, ActorProducerPipeline> _pipelines = new();
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly List<IActorProducerPlugin> _plugins = [new ActorStashPlugin()];

    /// <summary>A resolver with the stash's plugin.</summary>
    public ActorProducerPipelineResolver(Func<ILoggingAdapter> logBuilder) => _log = new Lazy<ILoggingAdapter>(logBuilder);

    /// <summary>How many plugins.</summary>
    public int TotalPluginCount
    {
        get
        {
            lock (_plugins)
                return _plugins.Count;
        }
    }

    /// <summary>Adds a plugin; false when one of its type is there.</summary>
    public bool Register(IActorProducerPlugin plugin)
    {
        lock (_plugins)
            return Insert(_plugins.Count, plugin);
    }

    /// <summary>Adds a plugin at a place; false when one of its type is there.</summary>
    public bool Insert(int index, IActorProducerPlugin plugin)
    {
        lock (_plugins)
        {
            if (IsRegistered(plugin))
                return false;
            _plugins.Insert(index, plugin);
            return true;
        }
    }

    /// <summary>Removes a plugin; false when it is not there.</summary>
    public bool Unregister(IActorProducerPlugin plugin)
    {
        lock (_plugins)
            return _plugins.Remove(plugin);
    }

    /// <summary>True when a plugin of that type is there.</summary>
    public bool IsRegistered(IActorProducerPlugin plugin)
    {
        lock (_plugins)
            return _plugins.Exists(p => p.GetType() == plugin.GetType());
    }

    internal ActorProducerPipeline ResolvePipeline(Type actorType)
    {
        if (_pipelines.TryGetValue(actorType, out var known))
            return known;
        lock (_plugins)
            return _pipelines.GetOrAdd(actorType, new ActorProducerPipeline(_log, _plugins.Where(p => p.CanBeAppliedTo(actorType))));
    }
}
