namespace Akka.Actor;

/// <summary>Finds the directive for a failure.</summary>
public interface IDecider
{
    /// <summary>The directive for a failure.</summary>
    Directive Decide(Exception cause);
}
