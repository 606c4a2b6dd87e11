using Akka.Actor;

namespace Akka.TestKit;

/// <summary>Keeps the <see cref="TestKitSettings"/> of an actor system.</summary>
public class TestKitExtension : ExtensionIdProvider<TestKitSettings>
{
    /// <summary>Returns the settings of a system.</summary>
    public static TestKitSettings For(ActorSystem system) => system.GetExtension<TestKitSettings>();

    /// <inheritdoc />
    public override TestKitSettings CreateExtension(ExtendedActorSystem system) => new(system.Settings.Config);
}
