using System.Net;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration.Memory;
using Sharer.Host.Settings;

namespace Sharer.Host.Http;

/// <summary>Kestrel: where it listens and what it lets in.</summary>
internal static class Server
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static void AddServer(this WebApplicationBuilder builder)
    {
        AddDefaultUrl(builder.Configuration);
        builder.WebHost.ConfigureKestrel(static kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 1024 * 1024;
            kestrel.Limits.MaxConcurrentConnections = 10_000;
            kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
            kestrel.ConfigureEndpointDefaults(RefuseStrangers);
        });
    }

    /// <summary>Below everything else that may say where to listen.</summary>
    private static void AddDefaultUrl(ConfigurationManager configuration)
    {
        string[] keys = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (keys.Any(key => !string.IsNullOrEmpty(configuration[key])) || configuration.GetSection("Kestrel:Endpoints").Exists())
            return;
        configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = [KeyValuePair.Create<string, string?>(WebHostDefaults.ServerUrlsKey, DefaultUrl)],
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
