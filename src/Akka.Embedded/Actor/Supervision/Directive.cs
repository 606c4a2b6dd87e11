namespace Akka.Actor;

/// <summary>What a supervisor does about a failed child.</summary>
public enum Directive
{
    /// <summary>Go on with the next message; the state stays.</summary>
    Resume,

    /// <summary>Go on with a new instance.</summary>
    Restart,

    /// <summary>Fail itself, for its own supervisor to decide.</summary>
    Escalate,

    /// <summary>Stop the child for good.</summary>
    Stop,
}

/// <summary>Pairs a directive with an exception.</summary>
public static class DirectiveExtensions
{
    /// <summary>The directive for that exception and those derived from it.</summary>
    public static KeyValuePair<Type, Directive> When<TException>(this Directive self)
        where TException : Exception => new(typeof(TException), self);
}
