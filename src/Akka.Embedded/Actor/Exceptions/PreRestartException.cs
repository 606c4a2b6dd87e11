namespace Akka.Actor;

/// <summary>An actor threw in its <c>PreRestart</c>; the restart goes on.</summary>
public class PreRestartException : ActorInitializationException
{
    /// <summary>With the actor, what it threw, why it was being restarted, and at which message.</summary>
    public PreRestartException(IActorRef actor, Exception restartException, Exception cause, object? optionalMessage)
        : base(actor, $"Exception in PreRestart({Describe(restartException)}, {optionalMessage ?? "null"})", cause)
    {
        RestartException = restartException;
        OptionalMessage = optionalMessage;
    }

    /// <summary>What <c>PreRestart</c> threw.</summary>
    public Exception RestartException { get; }

    /// <summary>The message that the actor failed at.</summary>
    public object? OptionalMessage { get; }

    private static string Describe(Exception? exception) => exception?.GetType().ToString() ?? "null";
}
