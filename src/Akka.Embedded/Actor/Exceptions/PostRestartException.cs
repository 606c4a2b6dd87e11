namespace Akka.Actor;

/// <summary>An actor could not be made anew: its constructor or its <c>PostRestart</c> threw.</summary>
public class PostRestartException : ActorInitializationException
{
    /// <summary>With the actor, what it threw and why it was being restarted.</summary>
    public PostRestartException(IActorRef actor, Exception cause, Exception originalCause)
        : base(actor, $"Exception after restart ({originalCause?.GetType().ToString() ?? "null"})", cause) =>
        OriginalCause = originalCause!;

    /// <summary>Why the actor was being restarted.</summary>
    public Exception OriginalCause { get; }
}
