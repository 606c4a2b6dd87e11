using System.Collections;
using Akka.Event;

namespace Akka.Actor;

/// <summary>The plugins of one class.</summary>
public class ActorProducerPipeline : IEnumerable<IActorProducerPlugin>
{
    private readonly Lazy<ILoggingAdapter> _log;
    private readonly IActorProducerPlugin[] _plugins;

    /// <summary>A pipeline of plugins.</summary>
    public ActorProducerPipeline(Lazy<ILoggingAdapter> log, IEnumerable<IActorProducerPlugin> plugins)
    {
        _log = log;
        _plugins = [.. plugins];
    }

    /// <summary>How many plugins.</summary>
    public int Count => _plugins.Length;

    /// <summary>Runs all plugins on a new instance; what one throws is logged.</summary>
    public void AfterActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
        {
            try
            {
                plugin.AfterIncarnated(actor, context);
            }
            catch (Exception cause)
            {
                _log.Value.Error(cause, "Plugin {0} failed on the new actor {1} at {2}", plugin.GetType(), actor.GetType(), context.Self.Path);
            }
        }
    }

    /// <summary>Runs all plugins on an instance that is dismissed; what one throws is logged.</summary>
    public void BeforeActorIncarnated(ActorBase actor, IActorContext context)
    {
        foreach (var plugin in _plugins)
        {
            try
            {
                plugin.BeforeIncarnated(actor, context);
            }
            catch (Exception cause)
            {
                _log.Value.Error(cause, "Plugin {0} failed on the dismissed actor {1} at {2}", plugin.GetType(), actor.GetType(), context.Self.Path);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerator<IActorProducerPlugin> GetEnumerator() => ((IEnumerable<IActorProducerPlugin>)_plugins).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
