namespace Akka.Actor;

/// <summary>
/// The sender of an <c>Ask</c>: the first answer completes the task. It gets a path, and is found below <c>/temp</c>, only when
/// somebody asks for its path; it is gone from there when the task has ended.
/// </summary>
public class FutureActorRef<T> : MinimalActorRef, IInternalActorRef
{
    private readonly TaskCompletionSource<T> _result;
    private readonly IActorRefProvider _provider;
    private ActorPath? _path;
    private bool _done;

    /// <summary>A reference with its path; whoever makes it registers it.</summary>
    public FutureActorRef(TaskCompletionSource<T> result, ActorPath path, IActorRefProvider provider)
    {
        _result = result;
        _path = path;
        _provider = provider;
    }

    internal FutureActorRef(IActorRefProvider provider)
    {
        _result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _provider = provider;
    }

    /// <inheritdoc/>
    public override ActorPath Path => Volatile.Read(ref _path) ?? Register();

    /// <inheritdoc/>
    public IActorRefProvider Provider => _provider;

    /// <inheritdoc/>
    IInternalActorRef IInternalActorRef.Parent => _provider.TempContainer;

    internal Task<T> Task => _result.Task;

    /// <summary>Sends the question.</summary>
    public virtual void DeliverAsk(object message, ICanTell destination) => destination.Tell(message, this);

    /// <inheritdoc/>
    protected override void TellInternal(object message, IActorRef sender)
    {
        var taken = message switch
        {
            T answer => _result.TrySetResult(answer),
            null => _result.TrySetResult(default!),
            Status.Failure failure => _result.TrySetException(failure.Cause ?? NoCause()),
            _ => Refuse(message),
        };
        // A second answer is a dead letter, unless it is null, which no mailbox takes.
        if (!(taken || _result.Task.IsCanceled || message is null))
            _provider.DeadLetters.Tell(message, this);
        Unregister();
    }

    internal void Fail(Exception cause)
    {
        _result.TrySetException(cause);
        Unregister();
    }

    internal void Cancel(CancellationToken cancellationToken)
    {
        _result.TrySetCanceled(cancellationToken);
        Unregister();
    }

    private protected virtual void Unregister()
    {
        // Written before the path is read; Register writes the path, then reads this. So one of the two takes the entry away.
        Interlocked.Exchange(ref _done, true);
        if (Volatile.Read(ref _path) is { } path)
            _provider.UnregisterTempActor(path);
    }

    private static TaskCanceledException NoCause() => new("Task cancelled by actor via Failure message.");

    private bool Refuse(object message)
    {
        _result.TrySetException(new ArgumentException(
            $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        return false;
    }

    private ActorPath Register()
    {
        var path = _provider.TempPath();
        if (Interlocked.CompareExchange(ref _path, path, null) is { } other)
            return other;
        _provider.RegisterTempActor(this, path);
        if (Interlocked.CompareExchange(ref _done, false, false))
            _provider.UnregisterTempActor(path);
        return path;
    }
}
