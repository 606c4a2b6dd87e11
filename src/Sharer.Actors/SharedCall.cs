using Akka;
using Sharer.Calls;
using Sharer.Generated;

namespace Sharer;

/// <summary>A closure over the resource as a message: an actor tells it to <see cref="SharedRef{T}.Actor"/> and gets the result as the answer.</summary>
/// <remarks>
/// The answer goes to the sender: the value; null as <see langword="null"/> to an <c>Ask</c> and as <c>Status.Success(null)</c> to an actor;
/// <c>Status.Failure</c> with the very exception otherwise. It counts against the resource's capacity: a full queue answers
/// <c>Status.Failure(CallRejectedException)</c> at once. The closure runs on the resource's dispatcher, as one turn; one that returns a task is refused,
/// for its turn would end at the first await.
/// </remarks>
/// <param name="Call">What is done with the resource.</param>
/// <exception cref="ArgumentNullException">There is no closure.</exception>
public sealed record SharedCall<T, TResult>(Func<T, TResult> Call) : IMemberMessage<T, TResult> where T : class
{
    /// <summary>What is done with the resource.</summary>
    public Func<T, TResult> Call { get; init; } = Call ?? throw new ArgumentNullException(nameof(Call));

    SharedMember IMemberMessage<T>.Member => SharedMember.SharedCall;

    Exception? IMemberMessage<T>.Refusal(string resource) =>
        ResultKind<TResult>.IsAsynchronous ? ResultKind<TResult>.Refusal(resource) : null;

    TResult IMemberMessage<T, TResult>.Invoke(T resource, CancellationToken cancellationToken) => Call(resource);
}

/// <summary>A closure without a result as a message; the sender is answered <see cref="Done"/>.</summary>
/// <inheritdoc cref="SharedCall{T, TResult}"/>
public sealed record SharedCall<T>(Action<T> Call) : IVoidMemberMessage<T> where T : class
{
    /// <summary>What is done with the resource.</summary>
    public Action<T> Call { get; init; } = Call ?? throw new ArgumentNullException(nameof(Call));

    SharedMember IMemberMessage<T>.Member => SharedMember.SharedCall;

    void IVoidMemberMessage<T>.Invoke(T resource, CancellationToken cancellationToken) => Call(resource);
}
