using Akka.Actor.Internal;
using Akka.Configuration;

namespace Akka.Actor;

/// <summary>Makes the strategy of the user guardian, as <c>akka.actor.guardian-supervisor-strategy</c> names it.</summary>
public abstract class SupervisorStrategyConfigurator
{
    /// <summary>The strategy.</summary>
    public abstract SupervisorStrategy Create();

    /// <summary>The configurator of a type name.</summary>
    /// <exception cref="ConfigurationException">The name is missing or names no such type.</exception>
    public static SupervisorStrategyConfigurator CreateConfigurator(string typeName) => typeName switch
    {
        "Akka.Actor.DefaultSupervisorStrategy" => new DefaultSupervisorStrategy(),
        "Akka.Actor.StoppingSupervisorStrategy" => new StoppingSupervisorStrategy(),
        null => throw new ConfigurationException("Could not resolve SupervisorStrategyConfigurator. typeName is null"),
        _ => ConfiguredTypes.Create<SupervisorStrategyConfigurator>(typeName, "akka.actor.guardian-supervisor-strategy"),
    };
}

/// <summary>Makes <see cref="SupervisorStrategy.DefaultStrategy"/>.</summary>
public class DefaultSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc/>
    public override SupervisorStrategy Create() => SupervisorStrategy.DefaultStrategy;
}

/// <summary>Makes <see cref="SupervisorStrategy.StoppingStrategy"/>.</summary>
public class StoppingSupervisorStrategy : SupervisorStrategyConfigurator
{
    /// <inheritdoc/>
    public override SupervisorStrategy Create() => SupervisorStrategy.StoppingStrategy;
}
