using Akka.Hosting;
using Sharer.Configuration;
using Sharer.Hosting;

namespace Sharer;

/// <summary>Brings shared resources into an actor system that a host runs.</summary>
public static class SharerAkkaExtensions
{
    /// <summary>Lets the resources that <c>AddSharedResource</c> has registered run in this actor system.</summary>
    /// <remarks>
    /// It also brings Sharer's own configuration, below whatever the application says, before the actor system starts: a
    /// coordinated shutdown then has room for the drain. A key under <c>sharer</c> that nobody reads fails the start. When all
    /// actors have started, each section under <c>sharer.resources</c> for a name that nobody shares is one warning.
    /// A second call changes nothing.
    /// </remarks>
    /// <param name="builder">The builder that the lambda of <c>AddAkka</c> gets.</param>
    public static AkkaConfigurationBuilder WithSharedResources(this AkkaConfigurationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (builder.Setups.OfType<SharedResourcesSetup>().Any())
            return builder;
        return builder
            .AddSetup(new SharedResourcesSetup())
            .WithExtension<SharerExtension.Provider>()
            .AddStartup(static (system, _) =>
            {
                SharerKeys.RequireKnown(system.Settings.Config);
                UnclaimedSections.Warn(system);
            });
    }
}
