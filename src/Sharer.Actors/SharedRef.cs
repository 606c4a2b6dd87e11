using System.Runtime.CompilerServices;
using Akka.Actor;
using Sharer.Calls;
using Sharer.Direct;
using Sharer.Generated;
using Sharer.Resource;

namespace Sharer;

/// <summary>The shared object, as its callers see it: each call waits for its turn, runs on the resource's dispatcher, and is awaited.</summary>
/// <remarks>
/// Safe for any number of callers at once. No method throws synchronously, argument checks aside; every other refusal comes through the
/// task. Calls of one caller with equal priority run in the order in which they were made.
/// <para>What the resource throws reaches the caller as it was thrown. What Sharer throws is an <see cref="ICallFailure"/> and says by its
/// <see cref="ICallFailure.Outcome"/> whether the call may have touched the resource: <see cref="CallTimeoutException"/>,
/// <see cref="CallRejectedException"/>, <see cref="CallCanceledException"/>, <see cref="ResourceStoppedException"/>,
/// <see cref="ResourceUnavailableException"/>, <see cref="SelfCallException"/>,
/// <see cref="EscapedResultException"/>.</para>
/// </remarks>
/// <typeparam name="T">The type of the resource.</typeparam>
public sealed partial class SharedRef<T> : IAsyncDisposable, IDisposable where T : class
{
    private readonly SharedResource<T> _resource;
    private readonly CallOptions _options;
    private readonly long _limit;
    private readonly CallTerms.Override _terms;
    private readonly bool _isView;

    internal SharedRef(SharedResource<T> resource)
        : this(resource, CallOptions.Unset, isView: false)
    {
    }

    private SharedRef(SharedResource<T> resource, CallOptions options, bool isView)
    {
        _resource = resource;
        _options = options;
        _limit = options.Timeout is { } timeout ? resource.Clock.ToUnits(timeout) : resource.CallLimit;
        _terms = new CallTerms.Override(options);
        _isView = isView;
    }

    /// <summary>The name under which the resource is shared.</summary>
    public string Name => _resource.Name;

    /// <summary>The resource's actor, for other actors: it answers <see cref="SharedCall{T, TResult}"/> and can be watched.</summary>
    /// <remarks><see cref="ActorRefs.Nobody"/> behind <see cref="SharedRef.Direct{T}"/>, which has no actor.</remarks>
    public IActorRef Actor => _resource.Actor is DirectRef<T> ? ActorRefs.Nobody : _resource.Actor;

    /// <summary>Completes when the resource was first made, or faults with the first failure to make it; attempts go on after that.</summary>
    public Task Started => _resource.Started;

    /// <summary>Completes when the resource has been disposed. Never faults.</summary>
    public Task Stopped => _resource.Stopped;

    internal SharedResource<T> Resource => _resource;

    /// <summary>The time limit of each call, in the clock's units.</summary>
    internal long CallLimit => _limit;

    /// <summary>Runs <paramref name="call"/> against the resource, as one turn.</summary>
    /// <remarks>
    /// Allocates nothing in the steady state (a closure that captures variables is the caller's; see the overloads with a state).
    /// Cancelling before the start: the call never runs. While it runs: the caller is released with an unknown outcome, or, with
    /// <see cref="ShareOptions{T}.Interrupt"/>, the call is interrupted.
    /// </remarks>
    /// <param name="call">Synchronous; runs on the resource's dispatcher and has the resource to itself. One that returns a task or an
    /// asynchronous stream is refused with <see cref="InvalidOperationException"/>, for its turn would end at the first await: <see cref="UseAsync{TResult}(Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask<TResult> AskAsync<TResult>(Func<T, TResult> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AskIfSynchronous<FuncInvocation<T, TResult>, TResult>(new(call), cancellationToken);
    }

    /// <inheritdoc cref="AskAsync{TResult}(Func{T, TResult}, CancellationToken)"/>
    public ValueTask AskAsync(Action<T> call, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Ask<ActionInvocation<T>>(SharedMember.AskAsync, new(call), cancellationToken);
    }

    /// <summary>Runs <paramref name="call"/> with <paramref name="state"/> against the resource, as one turn; a static lambda then captures nothing.</summary>
    /// <param name="call">As in the overload without a state.</param>
    /// <param name="state">Travels in the pooled message. A cancellation token in it cancels nothing.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="AskAsync{TResult}(Func{T, TResult}, CancellationToken)" path="/remarks"/>
    public ValueTask<TResult> AskAsync<TState, TResult>(
        Func<T, TState, TResult> call, TState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return AskIfSynchronous<FuncInvocation<T, TState, TResult>, TResult>(new(call, state), cancellationToken);
    }

    /// <inheritdoc cref="AskAsync{TState, TResult}(Func{T, TState, TResult}, TState, CancellationToken)"/>
    public ValueTask AskAsync<TState>(Action<T, TState> call, TState state, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(call);
        return Ask<ActionInvocation<T, TState>>(SharedMember.AskAsync, new(call, state), cancellationToken);
    }

    /// <summary>Runs <paramref name="use"/> against the resource and holds the turn until its task ends: nothing else runs between its awaits.</summary>
    /// <remarks>On the pinned dispatcher its continuations come back to the resource's thread, unless <c>ConfigureAwait(false)</c> says otherwise.</remarks>
    /// <param name="use">Its token is cancelled by the caller's, by the time limit and by a stop.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public ValueTask<TResult> UseAsync<TResult>(
        Func<T, CancellationToken, ValueTask<TResult>> use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Use<UseInvocation<T, TResult>, TResult>(SharedMember.UseAsync, new(use), cancellationToken);
    }

    /// <inheritdoc cref="UseAsync{TResult}(Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>
    public ValueTask UseAsync(Func<T, CancellationToken, ValueTask> use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Use<UseInvocation<T>>(SharedMember.UseAsync, new(use), cancellationToken);
    }

    /// <inheritdoc cref="UseAsync{TResult}(Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>
    [OverloadResolutionPriority(-1)]
    public ValueTask<TResult> UseAsync<TResult>(
        Func<T, CancellationToken, Task<TResult>> use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Use<UseTaskInvocation<T, TResult>, TResult>(SharedMember.UseAsync, new(use), cancellationToken);
    }

    /// <inheritdoc cref="UseAsync{TResult}(Func{T, CancellationToken, ValueTask{TResult}}, CancellationToken)"/>
    [OverloadResolutionPriority(-1)]
    public ValueTask UseAsync(Func<T, CancellationToken, Task> use, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(use);
        return Use<UseTaskInvocation<T>>(SharedMember.UseAsync, new(use), cancellationToken);
    }

    /// <summary>Has <paramref name="call"/> run in its turn and waits for nothing. Never throws for the state of the resource.</summary>
    /// <remarks>A call that fails, or meets a full queue or a stopped resource, is counted and logged. It is never suspended for admission.</remarks>
    public void Tell(Action<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        _resource.Submit(TellCall<T>.Rent(_resource, nameof(Tell), TermsOf(SharedMember.Tell), call), _limit);
    }

    /// <summary>A view of the same resource whose calls have other options. What <paramref name="options"/> leaves unset stays as here.</summary>
    /// <remarks>Disposing a view does nothing.</remarks>
    /// <exception cref="ArgumentException">A time limit that is neither positive nor infinite, or an unknown priority or access.</exception>
    public SharedRef<T> With(CallOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check(nameof(options));
        return new SharedRef<T>(_resource, options.Over(_options), isView: true);
    }

    /// <summary>What the resource looks like now. Never waits for a call.</summary>
    public SharedSnapshot GetSnapshot() => _resource.GetSnapshot();

    /// <summary>Refuses new calls, lets the accepted ones run for at most <see cref="ShareOptions{T}.DrainTimeout"/>, and disposes the resource.</summary>
    /// <remarks>
    /// What waits after that fails with <see cref="ResourceStoppedException"/>, not started. A call that still runs is interrupted, and
    /// its caller released; the resource is disposed when that call has returned, which <see cref="Stopped"/> waits for and this does not.
    /// From inside a call of the resource itself it only starts the stop.
    /// </remarks>
    public ValueTask DisposeAsync() => _isView ? ValueTask.CompletedTask : new ValueTask(_resource.StopAsync());

    /// <summary>Starts what <see cref="DisposeAsync"/> does and waits for nothing. For containers.</summary>
    public void Dispose()
    {
        if (!_isView)
        {
            _ = _resource.StopAsync();
        }
    }

    /// <summary>How the calls of a member are to be treated when they are made through this reference.</summary>
    internal CallTerms TermsOf(SharedMember member) => _terms.Of(member.Terms);

    internal ValueTask<TResult> Ask<TInvocation, TResult>(SharedMember member, in TInvocation invocation, CancellationToken token)
        where TInvocation : struct, IInvocation<T, TResult>
    {
        var call = SyncCall<T, TInvocation, TResult>.Rent(_resource, member.Name, TermsOf(member), invocation);
        var version = call.Version;
        _resource.Submit(call, _limit, token);
        return new ValueTask<TResult>(call, version);
    }

    internal ValueTask Ask<TInvocation>(SharedMember member, in TInvocation invocation, CancellationToken token)
        where TInvocation : struct, IInvocation<T, Nothing>
    {
        var call = SyncCall<T, TInvocation, Nothing>.Rent(_resource, member.Name, TermsOf(member), invocation);
        var version = call.Version;
        _resource.Submit(call, _limit, token);
        return new ValueTask(call, version);
    }

    internal ValueTask<TResult> Use<TInvocation, TResult>(SharedMember member, in TInvocation invocation, CancellationToken token)
        where TInvocation : struct, IAsyncInvocation<T, TResult>
    {
        var call = new AsyncCall<T, TInvocation, TResult>(_resource, member.Name, TermsOf(member), invocation);
        _resource.Submit(call, _limit, token);
        return new ValueTask<TResult>(call, call.Version);
    }

    internal ValueTask Use<TInvocation>(SharedMember member, in TInvocation invocation, CancellationToken token)
        where TInvocation : struct, IAsyncInvocation<T, Nothing>
    {
        var call = new AsyncCall<T, TInvocation, Nothing>(_resource, member.Name, TermsOf(member), invocation);
        _resource.Submit(call, _limit, token);
        return new ValueTask(call, call.Version);
    }

    // A closure that returns a task would end its turn at the first await. Of members the generator knows better.
    private ValueTask<TResult> AskIfSynchronous<TInvocation, TResult>(in TInvocation invocation, CancellationToken token)
        where TInvocation : struct, IInvocation<T, TResult> =>
        ResultKind<TResult>.IsAsynchronous
            ? ValueTask.FromException<TResult>(ResultKind<TResult>.Refusal(Name))
            : Ask<TInvocation, TResult>(SharedMember.AskAsync, invocation, token);
}
