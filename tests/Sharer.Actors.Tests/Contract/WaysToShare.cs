using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

public sealed class OnTheThreadPool(Engine engine) : SharingContract(engine);

public sealed class OnTheBlockingDispatcher(Engine engine) : SharingContract(engine)
{
    protected override string Dispatcher => "sharer.blocking-dispatcher";
}

public sealed class ThroughAView(Engine engine) : SharingContract(engine)
{
    private protected override SharedRef<T> ViewOf<T>(SharedRef<T> owner) =>
        owner.With(new CallOptions { Priority = CallPriority.Normal });
}
