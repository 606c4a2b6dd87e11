namespace Akka.Actor.Internal;

/// <summary>Told once after the constructor, before anything else.</summary>
internal interface IInitializableActor
{
    void Init();
}
