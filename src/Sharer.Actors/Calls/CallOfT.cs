namespace Sharer.Calls;

/// <summary>A call that a resource of type <typeparamref name="T"/> can run.</summary>
internal abstract class Call<T> : Call where T : class
{
    /// <summary>Runs the call on the actor's thread and keeps its result.</summary>
    /// <returns>Whether the turn has ended; otherwise <see cref="WhenTurnEnds"/> tells.</returns>
    internal abstract bool Run(T resource);

    /// <summary>Has <paramref name="ended"/> called, on any thread, when the turn that <see cref="Run"/> began has ended.</summary>
    internal virtual void WhenTurnEnds(Action ended) => throw new NotSupportedException();

    /// <summary>Takes the result of a turn that has ended; throws what the call threw.</summary>
    internal virtual void TakeTurn() => throw new NotSupportedException();
}
