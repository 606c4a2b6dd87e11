namespace Akka.Actor;

/// <summary>Turns the end of a task into a message.</summary>
public static class PipeToSupport
{
    /// <summary>Sends the outcome of a task to an actor: its result, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null,
        Func<Exception, object>? failure = null) => PipeTo(taskToPipe, recipient, false, sender, success, failure);

    /// <summary>Sends the outcome of a task to an actor: its result, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<T, object>? success = null,
        Func<Exception, object>? failure = null) => PipeTo(taskToPipe, recipient, false, sender, success, failure);

    /// <summary>Sends the outcome of a task to an actor: its success, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static Task PipeTo(
        this Task taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null,
        Func<Exception, object>? failure = null) => PipeTo(taskToPipe, recipient, false, sender, success, failure);

    /// <summary>Sends the outcome of a task to an actor: its success, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, IActorRef? sender = null, Func<object>? success = null,
        Func<Exception, object>? failure = null) => PipeTo(taskToPipe, recipient, false, sender, success, failure);

    /// <summary>Sends the outcome of a task to an actor: its result, or a <see cref="Status.Failure"/>.</summary>
    /// <param name="taskToPipe">The task.</param>
    /// <param name="recipient">Who gets the outcome.</param>
    /// <param name="useConfigureAwait">True returns to the caller's context before the message is sent.</param>
    /// <param name="sender">The sender of the message; nobody when left out.</param>
    /// <param name="success">Makes a message of the result.</param>
    /// <param name="failure">Makes a message of the exception.</param>
    public static async Task PipeTo<T>(
        this Task<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<T, object>? success = null,
        Func<Exception, object>? failure = null)
    {
        object outcome;
        try
        {
            var result = await taskToPipe.ConfigureAwait(useConfigureAwait);
            outcome = success is null ? result! : success(result);
        }
        catch (Exception cause)
        {
            outcome = failure is null ? new Status.Failure(cause) : failure(cause);
        }

        recipient.Tell(outcome, sender);
    }

    /// <summary>Sends the outcome of a task to an actor: its result, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static async Task PipeTo<T>(
        this ValueTask<T> taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<T, object>? success = null,
        Func<Exception, object>? failure = null)
    {
        object outcome;
        try
        {
            var result = await taskToPipe.ConfigureAwait(useConfigureAwait);
            outcome = success is null ? result! : success(result);
        }
        catch (Exception cause)
        {
            outcome = failure is null ? new Status.Failure(cause) : failure(cause);
        }

        recipient.Tell(outcome, sender);
    }

    /// <summary>Sends the outcome of a task to an actor: its success, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static async Task PipeTo(
        this Task taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<object>? success = null,
        Func<Exception, object>? failure = null)
    {
        object outcome;
        try
        {
            await taskToPipe.ConfigureAwait(useConfigureAwait);
            if (success is null)
                return;
            outcome = success();
        }
        catch (Exception cause)
        {
            outcome = failure is null ? new Status.Failure(cause) : failure(cause);
        }

        recipient.Tell(outcome, sender);
    }

    /// <summary>Sends the outcome of a task to an actor: its success, or a <see cref="Status.Failure"/>.</summary>
    /// <inheritdoc cref="PipeTo{T}(Task{T}, ICanTell, bool, IActorRef, Func{T, object}, Func{Exception, object})"/>
    public static async Task PipeTo(
        this ValueTask taskToPipe, ICanTell recipient, bool useConfigureAwait, IActorRef? sender = null, Func<object>? success = null,
        Func<Exception, object>? failure = null)
    {
        object outcome;
        try
        {
            await taskToPipe.ConfigureAwait(useConfigureAwait);
            if (success is null)
                return;
            outcome = success();
        }
        catch (Exception cause)
        {
            outcome = failure is null ? new Status.Failure(cause) : failure(cause);
        }

        recipient.Tell(outcome, sender);
    }
}
