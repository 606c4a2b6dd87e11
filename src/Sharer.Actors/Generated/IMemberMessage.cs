using System.ComponentModel;
using Akka;
using Akka.Actor;
using Sharer.Calls;

namespace Sharer.Generated;

/// <summary>A message that the actor of a resource understands: it asks for one member, and carries the arguments.</summary>
/// <remarks>It is run through one of the interfaces below. On its own this one says nothing of how.</remarks>
/// <typeparam name="T">The shared type that declares the member.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemberMessage<in T> : INoSerializationVerificationNeeded where T : class
{
    /// <summary>The member it asks for.</summary>
    SharedMember Member { get; }

    /// <summary>Whether it holds the turn until a task ends, so that <see cref="RunAsync"/> runs it, not <see cref="Run"/>.</summary>
    internal bool HoldsTurn => false;

    /// <summary>Why it must not run; <see langword="null"/> when it may.</summary>
    internal Exception? Refusal(string resource) => null;

    /// <summary>Runs it and gives the answer.</summary>
    internal object? Run(T resource, Call call) => throw new NotSupportedException($"{GetType()} does not say how '{Member.Name}' is called.");

    /// <summary>The same for one that holds the turn.</summary>
    internal ValueTask<object?> RunAsync(T resource, Call call, CancellationToken cancellationToken) => new(Run(resource, call));
}

/// <summary>Asks for a member that returns a value.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IMemberMessage<in T, TResult> : IMemberMessage<T> where T : class
{
    /// <summary>Calls the member.</summary>
    TResult Invoke(T resource, CancellationToken cancellationToken);

    object? IMemberMessage<T>.Run(T resource, Call call) => Invoke(resource, CancellationToken.None);
}

/// <summary>Asks for a member that returns nothing; it is answered with <see cref="Done"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVoidMemberMessage<in T> : IMemberMessage<T> where T : class
{
    /// <summary>Calls the member.</summary>
    void Invoke(T resource, CancellationToken cancellationToken);

    object? IMemberMessage<T>.Run(T resource, Call call)
    {
        Invoke(resource, CancellationToken.None);
        return Done.Instance;
    }
}

/// <summary>Asks for a member whose task has a value; the turn is held until the task ends.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAsyncMemberMessage<in T, TResult> : IMemberMessage<T> where T : class
{
    /// <summary>Calls the member. The token is cancelled by the time limit and by a stop.</summary>
    ValueTask<TResult> InvokeAsync(T resource, CancellationToken cancellationToken);

    bool IMemberMessage<T>.HoldsTurn => true;

    ValueTask<object?> IMemberMessage<T>.RunAsync(T resource, Call call, CancellationToken cancellationToken) =>
        MessageAnswers.ValueAsync(InvokeAsync(resource, cancellationToken));
}

/// <summary>Asks for a member whose task has no value; the turn is held until the task ends, and it is answered with <see cref="Done"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAsyncVoidMemberMessage<in T> : IMemberMessage<T> where T : class
{
    /// <summary>Calls the member. The token is cancelled by the time limit and by a stop.</summary>
    ValueTask InvokeAsync(T resource, CancellationToken cancellationToken);

    bool IMemberMessage<T>.HoldsTurn => true;

    ValueTask<object?> IMemberMessage<T>.RunAsync(T resource, Call call, CancellationToken cancellationToken) =>
        MessageAnswers.DoneAsync(InvokeAsync(resource, cancellationToken));
}

/// <summary>Asks for a member that returns a sequence; it is answered with all of it, an <see cref="IReadOnlyList{T}"/>, read within the turn.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IStreamMemberMessage<in T, TItem> : IMemberMessage<T> where T : class
{
    /// <summary>Calls the member.</summary>
    IEnumerable<TItem>? Invoke(T resource, CancellationToken cancellationToken);

    object? IMemberMessage<T>.Run(T resource, Call call) =>
        MessageAnswers.List(Invoke(resource, CancellationToken.None), resource, call);
}

/// <summary>Asks for a member that returns an asynchronous sequence; it is answered with all of it, and holds the turn until then.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IAsyncStreamMemberMessage<in T, TItem> : IMemberMessage<T> where T : class
{
    /// <summary>Calls the member. The token is cancelled by the time limit and by a stop.</summary>
    IAsyncEnumerable<TItem>? Invoke(T resource, CancellationToken cancellationToken);

    bool IMemberMessage<T>.HoldsTurn => true;

    ValueTask<object?> IMemberMessage<T>.RunAsync(T resource, Call call, CancellationToken cancellationToken) =>
        MessageAnswers.ListAsync(Invoke(resource, cancellationToken), resource, call, cancellationToken);
}
