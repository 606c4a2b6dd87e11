using Sharer.Calls;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Contract;

/// <summary>A call in the last moment before it is in the mailbox: all is checked, it has its place, and no queue knows it yet.</summary>
/// <remarks>What <see cref="SharedRef{T}.AskAsync(Action{T}, CancellationToken)"/> does in one, up to there; the test says when it goes on.</remarks>
internal sealed class Doorstep<T> where T : class
{
    private readonly SharedRef<T> _shared;
    private readonly Call _call;

    private Doorstep(SharedRef<T> shared, Call call, Task<Ended> end)
    {
        (_shared, _call, End) = (shared, call, end);
        var resource = shared.Resource;
        call.Stamp(resource.Clock.Stamp, resource.CallLimit, isTimed: false);
    }

    /// <summary>What the caller is told; of a call that nobody awaits nothing is.</summary>
    public Task<Ended> End { get; }

    public static Doorstep<T> OfAsk(SharedRef<T> shared, Action<T> action, CancellationToken token = default)
    {
        var call = SyncCall<T, ActionInvocation<T>, Nothing>.Rent(shared.Resource, "AskAsync", new(CallPriority.Normal), new(action));
        var door = new Doorstep<T>(shared, call, Ended.OfAsync(new ValueTask(call, call.Version)));
        if (token.CanBeCanceled)
            call.ListenTo(token);
        return door.Enter();
    }

    public static Doorstep<T> OfTell(SharedRef<T> shared, Action<T> action) =>
        new Doorstep<T>(shared, TellCall<T>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), action), new TaskCompletionSource<Ended>().Task).Enter();

    public void Open() => _shared.Resource.Send(_call);

    private Doorstep<T> Enter()
    {
        _shared.Resource.WatchIfNeeded();
        Assert.True(_shared.Resource.Admission.TryEnter(_call));
        return this;
    }
}
