using System.Net;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Trouble;

internal static class Recovery
{
    /// <summary>Until the service takes a user and says that it is ready; what it answers before is 503.</summary>
    public static async Task AddsAgainAsync(this RunningHost host)
    {
        await Poll.UntilAsync(
            async () =>
            {
                using var response = await host.Client.AddAsync("After");
                if (response.StatusCode == HttpStatusCode.Created)
                    return true;
                await response.ReadProblemAsync(HttpStatusCode.ServiceUnavailable);
                return false;
            },
            "the service recovers");
        using var ready = await host.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }
}
