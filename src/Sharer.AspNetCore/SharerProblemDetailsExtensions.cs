using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Sharer.AspNetCore.Problems;

namespace Sharer;

/// <summary>Answers the failures of shared resources, and those of the framework, with problem documents.</summary>
public static class SharerProblemDetailsExtensions
{
    /// <summary>Every answer from 400 on becomes a problem document (RFC 9457) with a <c>traceId</c>, never with a stack.</summary>
    /// <remarks>
    /// A full queue answers 503 with <c>Retry-After</c>, a time limit 504, a resource that is down or stopped 503; each names the
    /// <c>resource</c>, what became of the call (<c>outcome</c>), and who held the resource. A request that its client gave up gets no body.
    /// The middleware comes with this call: nothing is to be added to the pipeline.
    /// </remarks>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">What clients may be told about the exceptions of the application's resources.</param>
    public static IServiceCollection AddSharerProblemDetails(
        this IServiceCollection services, Action<SharerProblemOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<SharerProblemOptions>();
        if (configure is not null)
            options.Configure(configure);

        services.AddProblemDetails();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IProblemDetailsWriter, UnnegotiatedProblemWriter>());
        services.PostConfigure<ProblemDetailsOptions>(static options => ProblemTrace.AddTo(options));

        // With it the framework says what was wrong with a request; without it an answer is a bare 400.
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = true);

        services.TryAddSingleton<ProblemDescriber>();
        services.TryAddSingleton<FailureHandler>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IExceptionHandler, FailureHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDeveloperPageExceptionFilter, DeveloperPageFilter>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, ProblemPipeline>());
        return services;
    }
}
