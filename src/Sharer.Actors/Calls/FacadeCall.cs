using System.Threading.Tasks.Sources;
using Sharer.Resource;

namespace Sharer.Calls;

/// <summary>A call that a caller awaits: its reply slot is the call itself.</summary>
internal abstract class FacadeCall<T, TResult> : Call<T>, IValueTaskSource<TResult>, IValueTaskSource where T : class
{
    // Continuations always go to the thread pool or to the caller's own context: never on the resource's thread (C5).
    private ManualResetValueTaskSourceCore<TResult> _slot = new() { RunContinuationsAsynchronously = true };
    private CancellationTokenRegistration _registration;
    private CancellationToken _token;

    private protected TResult Result = default!;

    internal sealed override CancellationToken Token => _token;

    internal short Version => _slot.Version;

    /// <summary>Lets the token end the call. From here on another thread may do so.</summary>
    internal void ListenTo(CancellationToken token)
    {
        _token = token;
        _registration = token.UnsafeRegister(static call => ResourceCore.Cancel((Call)call!), this);
    }

    internal sealed override void DeliverResult()
    {
        StopListening();
        _slot.SetResult(Result);
    }

    internal sealed override void DeliverFailure(Exception failure)
    {
        StopListening();
        _slot.SetException(failure);
    }

    public ValueTaskSourceStatus GetStatus(short token) => _slot.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _slot.OnCompleted(continuation, state, token, flags);

    public TResult GetResult(short token)
    {
        var result = _slot.GetResult(token);
        if (!IsReachable)
        {
            _slot.Reset();
            Result = default!;
            _token = default;
            End();
            GoHome();
        }

        return result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);

    /// <summary>Clears what the invocation holds and gives the call back to its pool.</summary>
    private protected abstract void GoHome();

    // Done by whoever delivers, not by the caller: a caller who never takes the result must not leave the call registered with a
    // token that may live as long as the process. Unregister, unlike Dispose, never blocks; when it says false the callback is
    // running or has run, may still hold this call, and the call is not used again.
    private void StopListening()
    {
        if (_registration != default)
        {
            IsReachable = !_registration.Unregister();
            _registration = default;
        }
    }
}
