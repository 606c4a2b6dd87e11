using System.Threading.Channels;
using Akka.Event;
using Sharer.Calls;
using Sharer.Diagnostics;

namespace Sharer.Streams;

/// <summary>A handler on an event of the resource, and the buffer that it fills.</summary>
internal abstract class Subscription<TItem> : Cursor
{
    private const int Capacity = 1024;

    private readonly Channel<TItem> _buffer;
    private int _hasDropped;

    private protected Subscription(Resource.ResourceCore resource, string method)
        : base(resource, method, long.MaxValue) => _buffer = Channel.CreateBounded<TItem>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true }, OnDropped);

    internal override bool SurvivesReplacement => true;

    internal ChannelReader<TItem> Buffer => _buffer.Reader;

    /// <summary>Called by the consumer: subscribes, by a call to the resource.</summary>
    internal abstract ValueTask SubscribeAsync(CancellationToken token);

    internal override void MarkClosed(Exception? failure)
    {
        base.MarkClosed(failure);
        _buffer.Writer.TryComplete(failure);
    }

    // Called by whoever raises the event, on any thread: never blocks, and the consumer resumes elsewhere.
    private protected void Take(TItem item) => _buffer.Writer.TryWrite(item);

    private void OnDropped(TItem item)
    {
        SharerInstruments.CountDropped(Resource, Method);
        if (Interlocked.Exchange(ref _hasDropped, 1) == 0)
        {
            Resource.Log.Warning(
                "A consumer of {0} of '{1}' is too slow: {2} events wait for it, and the oldest are dropped from now on (counted by {3})",
                Method, Resource.Name, Capacity, SharerInstruments.DroppedName);
        }
    }
}

/// <summary>A subscription to an event whose handlers are of type <typeparamref name="THandler"/>.</summary>
internal sealed class Subscription<T, THandler, TItem>(
    StreamTerms<T> terms, Func<Action<TItem>, THandler> adapt, Action<T, THandler> add, Action<T, THandler> remove)
    : Subscription<TItem>(terms.Resource, terms.Method)
    where T : class
{
    private THandler? _handler;
    private T? _instance;

    internal override async ValueTask SubscribeAsync(CancellationToken token)
    {
        var call = SyncCall<T, Subscribing, Nothing>.Rent(terms.Resource, terms.Method, terms.Terms, new Subscribing(this));
        var version = call.Version;
        Submit(call, terms.Limit, token);
        await new ValueTask(call, version).ConfigureAwait(false);
    }

    internal override ValueTask LetGoAsync()
    {
        var instance = _instance;
        _instance = null;
        if (instance is not null)
        {
            remove(instance, _handler!);
        }

        return ValueTask.CompletedTask;
    }

    internal override void Reopen(object instance)
    {
        Add((T)instance);
        MarkOpenAgain();
    }

    private void Open(T instance)
    {
        if (Wanted == CloseReason.Done)
        {
            throw StreamFailures.Disposed(Resource, Method);
        }

        Add(instance);
        MarkOpen();
    }

    private void Add(T instance)
    {
        _handler ??= adapt(Take);
        add(instance, _handler);
        _instance = instance;
    }

    private readonly struct Subscribing(Subscription<T, THandler, TItem> subscription) : IInvocation<T, Nothing>
    {
        public Nothing Invoke(T resource)
        {
            subscription.Open(resource);
            return default;
        }
    }
}
