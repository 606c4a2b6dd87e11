using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.FileProviders;

namespace Sharer.Host.Settings;

/// <summary>The <c>appsettings.json</c> that comes with the program: below everything that is set where it runs.</summary>
internal static class ShippedSettings
{
    public static void AddShippedSettings(this IConfigurationBuilder configuration) =>
        configuration.Sources.Insert(0, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(AppContext.BaseDirectory),
            Path = "appsettings.json",
        });
}
