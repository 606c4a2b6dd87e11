using Sharer.Host.Http;
using Sharer.Host.Logging;
using Sharer.Host.Settings;
using Sharer.Host.Users;

namespace Sharer.Host.Startup;

/// <summary>Puts the service together.</summary>
public static class SharerHost
{
    /// <summary>The service, not yet started, as these arguments and the environment set it up.</summary>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Configuration.AddShippedSettings();
        var settings = HostSettings.Read(builder.Configuration, builder.Environment.ContentRootPath);

        builder.AddOneLineLog(settings);
        builder.AddServer();
        builder.Services.AddStrictJson();
        builder.Services.AddSharerProblemDetails(options => options.Explain = SqliteFailures.Explain);
        builder.Services.AddHealthChecks().AddSharer();
        builder.Services.AddApiDocument();
        builder.Services.AddUsers(settings);
        builder.Services.AddActors(settings);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseDrainGate();
        app.UseRequestLog();
        app.MapApiDocument();
        app.MapHealth();
        app.MapUsers();
        return app;
    }
}
