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
        // Settings are read once. To watch for changes would watch the whole folder, in which each commit writes to the database.
        var builder = WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);
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
        // Outside of development the middleware of the problem documents is enough; there the developers' page, with its stack, comes before it.
        if (app.Environment.IsDevelopment())
            app.UseExceptionHandler();
        app.UseDrainGate();
        app.UseRequestLog();
        app.MapApiDocument();
        app.MapHealth();
        app.MapUsers();
        return app;
    }
}
