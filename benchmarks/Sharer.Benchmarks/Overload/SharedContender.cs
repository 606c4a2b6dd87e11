using Akka.Actor;

namespace Sharer.Benchmarks.Overload;

/// <summary>A resource behind a <see cref="SharedRef{T}"/> that rejects what finds no place.</summary>
internal sealed class SharedContender<T> : OverloadContender
    where T : class
{
    private readonly SharedRef<T> _shared;
    private readonly Func<SharedRef<T>, ValueTask<int>> _call;

    public SharedContender(ActorSystem system, string dispatcher, Func<T> create, Func<SharedRef<T>, ValueTask<int>> call)
    {
        _call = call;
        _shared = system.Share("overloaded", create, options =>
            (options.Dispatcher, options.Capacity, options.WhenFull) = (dispatcher, Capacity, WhenFull.Reject));
    }

    public override async ValueTask<Offer> CallAsync()
    {
        try
        {
            await _call(_shared);
            return Offer.Run;
        }
        catch (CallRejectedException rejected)
        {
            return Offer.Rejected(rejected.RetryAfter);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await _shared.DisposeAsync();
        await _shared.Stopped;
    }
}
