using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Asking: a message whose first answer completes a task. Continuations run asynchronously, never on the answering actor's turn.</summary>
public static class Futures
{
    /// <summary>Asks for an answer of any type.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, Func{IActorRef, object}, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of any type.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, Func{IActorRef, object}, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    /// <summary>Asks for an answer of any type.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, Func{IActorRef, object}, TimeSpan?, CancellationToken)"/>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Asks for an answer of a type.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, Func{IActorRef, object}, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Asks for an answer of a type.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, Func{IActorRef, object}, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <summary>Asks for an answer of a type.</summary>
    /// <inheritdoc cref="Ask{T}(ICanTell, Func{IActorRef, object}, TimeSpan?, CancellationToken)"/>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var ask = Begin<T>(self, timeout, cancellationToken);
        try
        {
            ask.DeliverAsk(message, self);
        }
        catch
        {
            // Else the timer and the token would hold it on.
            ask.Cancel(default);
            throw;
        }

        return ask.Task;
    }

    /// <summary>Asks for an answer of a type; the message is made with the reference that the answer goes to.</summary>
    /// <param name="self">Who is asked.</param>
    /// <param name="messageFactory">Makes the message.</param>
    /// <param name="timeout">The time limit; <c>akka.actor.ask-timeout</c>, infinite by default, when left out. It only ends the wait.</param>
    /// <param name="cancellationToken">Ends the wait too.</param>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    /// <exception cref="TaskCanceledException">The token was cancelled.</exception>
    /// <exception cref="ArgumentException">The answer is of another type, or nobody knows in which system to ask.</exception>
    public static Task<T> Ask<T>(
        this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var ask = Begin<T>(self, timeout, cancellationToken);
        try
        {
            ask.DeliverAsk(messageFactory(ask), self);
        }
        catch
        {
            ask.Cancel(default);
            throw;
        }

        return ask.Task;
    }

    internal static IActorRefProvider? ResolveProvider(ICanTell target) => target switch
    {
        ActorSelection selection => ResolveProvider(selection.Anchor),
        IInternalActorRef actor => actor.Provider,
        _ => ActorCell.Current?.SystemImpl.Provider,
    };

    private static FutureActorRef<T> Begin<T>(ICanTell target, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var provider = ResolveProvider(target)
            ?? throw new ArgumentException("Unable to resolve the target Provider", nameof(target));
        var limit = timeout ?? provider.Settings.AskTimeout;
        var isLimited = limit > TimeSpan.Zero;
        if (!isLimited && !cancellationToken.CanBeCanceled)
            return new FutureActorRef<T>(provider);
        var ask = new AskActorRef<T>(provider);
        ask.Limit(isLimited ? limit : null, cancellationToken);
        return ask;
    }
}
