namespace Akka.Actor;

/// <summary>The props of an actor that has stopped.</summary>
public class TerminatedProps : Props
{
    /// <summary>Props that make nothing.</summary>
    public TerminatedProps()
    {
    }

    /// <summary>Not possible any more.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public override ActorBase NewActor() => throw new InvalidOperationException("This actor has been terminated");
}
