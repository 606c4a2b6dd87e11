using Akka.Actor;
using Sharer.Direct;
using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Contract;

/// <summary>Without an actor, on the callers' threads, as <see cref="SharedRef.Direct{T}"/> does; here with options and a factory as well.</summary>
public sealed class Directly(Engine engine) : EveryWayToShare(engine)
{
    // A synchronous call would stand at the gate on the test's own thread.
    private protected override async Task<Held> HoldAsync<T>(SharedRef<T> shared, CancellationToken cancellationToken = default)
    {
        var gate = new Gate();
        var call = shared.UseAsync(async (_, _) => await gate.PassAsync(), cancellationToken).AsTask();
        await gate.Reached;
        return new Held(gate, call);
    }

    private protected override SharedRef<T> Create<T>(ActorSystem system, string name, Func<T> create, Action<ShareOptions<T>> configure) =>
        Create(system, name, _ => new ValueTask<T>(create()), configure);

    private protected override SharedRef<T> Create<T>(
        ActorSystem system, string name, Func<CancellationToken, ValueTask<T>> create, Action<ShareOptions<T>> configure)
    {
        var options = new ShareOptions<T>();
        configure(options);
        var log = new TraceLog(name);
        var resource = new SharedResource<T>(
            _ => log, name, Uri.EscapeDataString(name), create, options, new CallClock(options.TimeProvider, log), static _ => { });
        var actor = new DirectRef<T>(resource);
        resource.Actor = actor;
        actor.Start();
        return new SharedRef<T>(resource);
    }
}
