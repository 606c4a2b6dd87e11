using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sharer.Configuration;

namespace Sharer.Hosting;

/// <summary>Gives the container's resources their actor system, or says what is missing for it.</summary>
internal sealed class SharedResourceSystem(IServiceProvider services)
{
    /// <summary>Throws unless the resources have an actor system to run in.</summary>
    internal void RequireWithSharedResources()
    {
        if (services.GetService<AkkaConfigurationBuilder>() is not { } akka)
            throw new InvalidOperationException(Missing("there is no actor system"));
        if (!akka.Setups.OfType<SharedResourcesSetup>().Any())
            throw new InvalidOperationException(Missing("AddAkka is called without WithSharedResources"));
    }

    internal ActorSystem Get()
    {
        RequireWithSharedResources();
        var system = services.GetRequiredService<ActorSystem>();
        SharerKeys.RequireKnown(system.Settings.Config);
        return system;
    }

    private string Missing(string what)
    {
        var names = services.GetServices<SharedResourceRegistration>().Select(static resource => $"'{resource.Name}'");
        return $"AddSharedResource has registered {string.Join(", ", names)}, but {what}. "
            + "Write builder.Services.AddAkka(\"sharer\", akka => akka.WithSharedResources()).";
    }
}
