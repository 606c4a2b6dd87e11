using System.Collections.Concurrent;
using Akka;
using Akka.Actor;
using Akka.Event;
using Sharer.Configuration;
using Sharer.Diagnostics;
using Sharer.Hosting;
using Sharer.Resource;

namespace Sharer;

/// <summary>What Sharer keeps for one actor system: the names in use, the clocks, and the drain at shutdown.</summary>
internal sealed class SharerExtension : IExtension
{
    private readonly ActorSystem _system;
    private readonly Func<string, ILoggingAdapter> _logOf;
    private readonly Action<ResourceCore> _forget;
    private readonly ConcurrentDictionary<string, ResourceCore> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ResourceCore> _byPathElement = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<TimeProvider, CallClock> _clocks = new(ReferenceEqualityComparer.Instance);
    private long _lastNumber;

    private SharerExtension(ActorSystem system)
    {
        _system = system;
        _logOf = name => Logging.GetLogger(_system, $"sharer.{name}");
        _forget = Forget;
        system.Settings.InjectTopLevelFallback(SharerConfig.Reference);
        CoordinatedShutdown.Get(system).AddTask(CoordinatedShutdown.PhaseServiceRequestsDone, "sharer-drain", DrainAsync);
    }

    /// <summary>The resources that have not stopped.</summary>
    internal IEnumerable<ResourceCore> Resources => _byName.Values;

    internal static SharerExtension For(ActorSystem system) => system.WithExtension<SharerExtension, Provider>();

    internal ResourceCore? FindByPathElement(string element) => _byPathElement.GetValueOrDefault(element);

    internal SharedRef<T> Share<T>(
        IActorRefFactory factory, string name, Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>>? configure)
        where T : class
    {
        var options = OptionsReader.Read(_system.Settings.Config, name, configure, _system.Dispatchers.HasDispatcher);
        var clock = _clocks.GetOrAdd(
            options.TimeProvider, static (provider, system) => new CallClock(provider, Logging.GetLogger(system, "sharer")), _system);
        var resource = new SharedResource<T>(
            _logOf, name, NewPathElement(name), create, options, clock, _forget);
        if (!_byName.TryAdd(name, resource))
        {
            throw new InvalidOperationException(
                $"A resource named '{name}' is shared in the actor system '{_system.Name}' already. " +
                "Use its SharedRef, or wait for its Stopped before the name is used again.");
        }

        _byPathElement[resource.PathElement] = resource;
        SharerInstruments.Add(resource);
        try
        {
            var props = Props.Create(typeof(ResourceActor<T>), new ResourceWork<T>(resource))
                .WithDispatcher(options.Dispatcher)
                .WithMailbox("sharer.mailbox");
            using (SuppressFlow())
            {
                resource.Actor = factory.ActorOf(props, resource.PathElement);
            }
        }
        catch
        {
            Forget(resource);
            throw;
        }

        DrainRoom.WarnIfShort(_system, name, options.DrainTimeout, options.InterruptGrace);
        return new SharedRef<T>(resource);
    }

    // A dispatcher may start threads for the actor, which must not carry along what is ambient for whoever shares the resource.
    private static AsyncFlowControl SuppressFlow() => ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();

    private string NewPathElement(string name) => $"{Uri.EscapeDataString(name)}-{Interlocked.Increment(ref _lastNumber)}";

    private void Forget(ResourceCore resource)
    {
        SharerInstruments.Remove(resource);
        _byPathElement.TryRemove(resource.PathElement, out _);
        _byName.TryRemove(KeyValuePair.Create(resource.Name, resource));
    }

    private async Task<Done> DrainAsync()
    {
        await Task.WhenAll(Resources.Select(static resource => resource.StopAsync())).ConfigureAwait(false);
        return Done.Instance;
    }

    // Named in akka.extensions by the hosting path, so that the configuration is there before anybody reads it.
    internal sealed class Provider : ExtensionIdProvider<SharerExtension>
    {
        public override SharerExtension CreateExtension(ExtendedActorSystem system) => new(system);
    }
}
