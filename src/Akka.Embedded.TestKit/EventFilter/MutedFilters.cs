using Akka.Actor;

namespace Akka.TestKit;

internal sealed class MutedFilters(IReadOnlyList<EventFilterBase> filters, ActorSystem system) : IUnmutableFilter
{
    private int _unmuted;

    public void Unmute()
    {
        if (Interlocked.Exchange(ref _unmuted, 1) == 0)
            system.EventStream.Publish(new Unmute(filters));
    }

    public void Dispose() => Unmute();
}
