using Sharer.Host.Users;

namespace Sharer.Host.Settings;

/// <summary>The section <c>Sharer</c> of the configuration. Relative paths start at the content root.</summary>
internal sealed record HostSettings
{
    public required UserDatabaseOptions Database { get; init; }

    /// <summary>Where <c>akka.hocon</c> is.</summary>
    public required string HoconPath { get; init; }

    /// <summary>A file that the log goes to beside the console.</summary>
    public string? LogFile { get; init; }

    public static HostSettings Read(IConfiguration configuration, string contentRoot)
    {
        var section = new SettingsReader(configuration.GetSection("Sharer"));
        section.OneOf("Database:Provider", "Sqlite");
        var settings = new HostSettings
        {
            Database = new UserDatabaseOptions
            {
                Path = Path.Combine(contentRoot, section.Text("Database:Path") ?? "users.db"),
                BusyTimeout = section.Duration("Database:BusyTimeout", TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(10)) ?? TimeSpan.FromSeconds(2),
                MaxPages = section.Number("Database:MaxPages", 1, uint.MaxValue - 1),
            },
            HoconPath = FindHocon(section.Text("Hocon"), contentRoot),
            LogFile = section.Text("LogFile") is { } file ? Path.Combine(contentRoot, file) : null,
        };
        section.ThrowIfFaulty();
        return settings;
    }

    /// <summary>The one that was named, else the one in the content root, else the one that came with the program.</summary>
    private static string FindHocon(string? named, string contentRoot)
    {
        const string name = "akka.hocon";
        if (named is not null)
            return Path.Combine(contentRoot, named);
        var besides = Path.Combine(contentRoot, name);
        return File.Exists(besides) ? besides : Path.Combine(AppContext.BaseDirectory, name);
    }
}
