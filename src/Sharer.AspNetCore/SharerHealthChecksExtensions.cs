using Akka.Actor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Sharer.AspNetCore.Health;
using Sharer.Hosting;

namespace Sharer;

/// <summary>Health checks of shared resources.</summary>
public static class SharerHealthChecksExtensions
{
    /// <summary>Adds one check for each resource that <c>AddSharedResource</c> registers, by the resource's name and with the tag <c>ready</c>.</summary>
    /// <remarks>
    /// Healthy while the resource is up; otherwise the description says why it is not and what runs for how long. A check never waits for
    /// the resource. They are readiness checks: a resource that is down is made anew by itself, so a restart of the process gains nothing.
    /// </remarks>
    /// <param name="builder">What <c>AddHealthChecks</c> returns.</param>
    public static IHealthChecksBuilder AddSharer(this IHealthChecksBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        // Resources may be registered after this call, so the names are taken when the checks are first run.
        builder.Services.AddOptions<HealthCheckServiceOptions>().Configure<IEnumerable<SharedResourceRegistration>>(static (options, resources) =>
        {
            foreach (var name in resources.Select(resource => resource.Name))
            {
                options.Registrations.Add(new HealthCheckRegistration(
                    name, services => Create(services, name), failureStatus: null, tags: ["ready"]));
            }
        });
        return builder;
    }

    private static ResourceHealthCheck Create(IServiceProvider services, string name) => new(
        services.GetRequiredService<ActorSystem>(), services.GetRequiredService<IOptions<SharerProblemOptions>>().Value, name);
}
