using Akka.Actor;
using Akka.Event;
using Sharer.Batching;
using Sharer.Calls;
using Sharer.Generated;

namespace Sharer.Resource;

/// <summary>One shared resource of type <typeparamref name="T"/>: its core, and what only its type can say.</summary>
internal sealed class SharedResource<T> : ResourceCore where T : class
{
    private readonly Action<T>? _interrupt;
    private readonly Func<Exception, bool> _isBroken;
    private T? _instance;

    internal SharedResource(
        Func<string, ILoggingAdapter> logOf, string name, string pathElement, Func<CancellationToken, ValueTask<T>> create,
        ShareOptions<T> options, CallClock clock, Action<ResourceCore> freeName)
        : base(logOf, name, pathElement, LimitsOf(options), clock, freeName)
    {
        Create = create;
        Reset = options.Reset;
        Probe = options.Probe;
        Batch = options.Batch;
        Held = options.Batch is null ? null : new HeldCalls();
        ProbeInterval = options.ProbeInterval;
        Backoff = new Backoff(options.Restart);
        _interrupt = options.Interrupt;
        _isBroken = options.IsBroken;
    }

    internal Func<CancellationToken, ValueTask<T>> Create { get; }

    internal Action<T>? Reset { get; }

    internal Action<T>? Probe { get; }

    internal BatchOptions<T>? Batch { get; }

    internal TimeSpan ProbeInterval { get; }

    internal Backoff Backoff { get; }

    /// <summary>The instance that serves calls. The actor alone sets it; the interrupt hook reads it from its own thread.</summary>
    internal T? Instance
    {
        get => Volatile.Read(ref _instance);
        set => Volatile.Write(ref _instance, value);
    }

    /// <summary>Whether the resource must be replaced after this exception; a question that throws is answered with yes.</summary>
    internal bool IsBroken(Exception exception)
    {
        try
        {
            return _isBroken(exception);
        }
        catch (Exception e)
        {
            Log.Error(e, "IsBroken of '{0}' threw, so the resource is replaced: {1}", Name, e.Message);
            return true;
        }
    }

    private protected override bool CanInterrupt => _interrupt is not null;

    private protected override void RunInterruptHook()
    {
        if (Instance is { } instance)
        {
            _interrupt!(instance);
        }
    }

    private protected override Call? CallFor(object message, IActorRef sender) =>
        message is IMemberMessage<T> call ? MessageCall<T>.For(this, call, sender) : null;

    private static ResourceLimits LimitsOf(ShareOptions<T> options) => new(
        options.Capacity, options.WhenFull, options.Restart.WhileDown, options.CallTimeout, options.InterruptGrace, options.DrainTimeout,
        options.GuardResults, options.FlowExecutionContext);
}
