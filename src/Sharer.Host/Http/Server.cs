using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Sharer.Host.Settings;

namespace Sharer.Host.Http;

/// <summary>Kestrel: where it listens and what it lets in.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static void AddServer(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        string?[] addresses = [configuration[WebHostDefaults.ServerUrlsKey], configuration[WebHostDefaults.HttpPortsKey], configuration[WebHostDefaults.HttpsPortsKey]];
        if (addresses.All(string.IsNullOrEmpty) && !configuration.GetSection("Kestrel:Endpoints").Exists())
            builder.WebHost.UseUrls(DefaultUrl);

        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 10_000;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.ConfigureEndpointDefaults(RefuseStrangers);
        });
    }

    /// <summary>Runs for every address before it is bound, wherever in the configuration it came from.</summary>
    private static void RefuseStrangers(ListenOptions listen)
    {
        if (listen.IPEndPoint is { Address: var address } endpoint && !IPAddress.IsLoopback(address))
        {
            throw new SettingsException(
                $"{endpoint} is not a loopback address; listening there needs Sharer:ApiKeys, which this version does not have yet. " +
                $"Use an address such as {DefaultUrl}.");
        }
    }
}
