using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Sharer.Configuration;

namespace Sharer.Hosting;

/// <summary>Gives the container's resources their actor system, or says what is missing for it.</summary>
internal sealed class SharedResourceSystem(IServiceProvider services)
{
    // Only the thread that is creating the actor system can come back here meanwhile: others wait for the container.
    [ThreadStatic]
    private static bool _creating;

    /// <summary>Throws unless the resources have an actor system to run in.</summary>
    internal void RequireWithSharedResources()
    {
        if (services.GetService<AkkaConfigurationBuilder>() is not { } akka)
            throw new InvalidOperationException(Missing("there is no actor system"));
        if (!akka.Setups.OfType<SharedResourcesSetup>().Any())
            throw new InvalidOperationException(Missing("AddAkka is called without WithSharedResources"));
    }

    internal ActorSystem Get(string name)
    {
        if (_creating)
            throw new InvalidOperationException(
                $"The shared resource '{name}' was asked for while its actor system was still being put together. Ask for it in WithActors or later, not in AddAkka's own lambda.");
        _creating = true;
        try
        {
            RequireWithSharedResources();
            var system = services.GetRequiredService<ActorSystem>();
            SharerKeys.RequireKnown(system.Settings.Config);
            return system;
        }
        finally
        {
            _creating = false;
        }
    }

    private string Missing(string what)
    {
        var names = services.GetServices<SharedResourceRegistration>().Select(static resource => $"'{resource.Name}'");
        return $"AddSharedResource has registered {string.Join(", ", names)}, but {what}. "
            + "Write builder.Services.AddAkka(\"sharer\", akka => akka.WithSharedResources()).";
    }
}
