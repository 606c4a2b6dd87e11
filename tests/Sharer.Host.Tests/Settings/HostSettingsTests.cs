using Microsoft.Extensions.Configuration;
using Sharer.Host.Settings;
using Sharer.Host.Tests.Running;

namespace Sharer.Host.Tests.Settings;

public sealed class HostSettingsTests : IDisposable
{
    private readonly TempFolder _root = new();

    public void Dispose() => _root.Dispose();

    [Fact]
    public void Read_Nothing_HasTheDefaults()
    {
        var settings = Read();
        Assert.Equal(_root["users.db"], settings.Database.Path);
        Assert.Equal(TimeSpan.FromSeconds(2), settings.Database.BusyTimeout);
        Assert.Null(settings.Database.MaxPages);
        Assert.Null(settings.LogFile);
        Assert.Equal(Path.Combine(AppContext.BaseDirectory, "akka.hocon"), settings.HoconPath);
        Assert.True(File.Exists(settings.HoconPath));
    }

    [Fact]
    public void Read_Everything_TakesItAndStartsPathsAtTheRoot()
    {
        var settings = Read(
            ("Sharer:Database:Provider", "sqlite"),
            ("Sharer:Database:Path", "data/u.db"),
            ("Sharer:Database:BusyTimeout", "00:00:05"),
            ("Sharer:Database:MaxPages", "100"),
            ("Sharer:Hocon", "other.hocon"),
            ("Sharer:LogFile", "/var/log/sharer.log"));
        Assert.Equal(_root["data/u.db"], settings.Database.Path);
        Assert.Equal(TimeSpan.FromSeconds(5), settings.Database.BusyTimeout);
        Assert.Equal(100, settings.Database.MaxPages);
        Assert.Equal(_root["other.hocon"], settings.HoconPath);
        Assert.Equal("/var/log/sharer.log", settings.LogFile);
    }

    [Fact]
    public void Read_HoconInTheRoot_ComesBeforeTheOneOfTheProgram()
    {
        File.WriteAllText(_root["akka.hocon"], "");
        Assert.Equal(_root["akka.hocon"], Read().HoconPath);
    }

    [Fact]
    public void Read_SectionWithAnEmptyValue_IsNoFault() =>
        Assert.Equal(_root["u.db"], Read(("Sharer:Database", ""), ("Sharer:Database:Path", "u.db")).Database.Path);

    [Fact]
    public void Read_SeveralFaults_NamesThemAll()
    {
        var fault = Assert.Throws<SettingsException>(() => Read(
            ("Sharer:Database", "users.db"),
            ("Sharer:Database:Provider", "Oracle"),
            ("Sharer:Database:BusyTimeout", "-1"),
            ("Sharer:Databse:Path", "x"),
            ("Sharer:LogFile", " ")));
        foreach (var key in (string[])["Sharer:Database is not known", "Sharer:Database:Provider is 'Oracle'", "Sharer:Database:BusyTimeout", "Sharer:Databse:Path", "Sharer:LogFile"])
            Assert.Contains(key, fault.Message, StringComparison.Ordinal);
    }

    private HostSettings Read(params (string Key, string? Value)[] settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        return HostSettings.Read(configuration, _root.Root);
    }
}
