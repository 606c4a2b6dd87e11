namespace Akka.Actor.Setup;

/// <summary>A part of what a system is set up with.</summary>
public abstract class Setup
{
    /// <summary>This part and another.</summary>
    public ActorSystemSetup And(Setup other) => ActorSystemSetup.Create(this, other);
}
