using Akka.Actor;
using Akka.Configuration;
using Akka.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Akka.Embedded.Tests.Hosting;

public sealed class AkkaConfigurationBuilderTests
{
    [Fact]
    public void AddHocon_InEachMode_StandsWhereItSays()
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test");

        builder.AddHocon("a = first, b = first", HoconAddMode.Append)
            .AddHocon("a = appended, c = appended", HoconAddMode.Append)
            .AddHocon("b = prepended", HoconAddMode.Prepend)
            .AddHocon("d = replaced", HoconAddMode.Replace);

        var config = builder.Configuration.Value;
        Assert.Equal(
            ["first", "prepended", "appended", "replaced"],
            new[] { "a", "b", "c", "d" }.Select(path => config.GetString(path)));
    }

    [Fact]
    public void AddHocon_OfDotnetConfiguration_BringsItsKeysOver()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["akka:LogLevel"] = "DEBUG",
            ["akka:actor:default_dispatcher:throughput"] = "10",
            ["akka:loggers:1"] = "second",
            ["akka:loggers:0"] = "first",
            ["akka:log.config.on"] = "True",
            ["other"] = "1",
        }).Build();

        var all = new AkkaConfigurationBuilder(new ServiceCollection(), "test").AddHocon(configuration, HoconAddMode.Append);
        var section = new AkkaConfigurationBuilder(new ServiceCollection(), "test")
            .AddHocon(configuration.GetSection("akka"), HoconAddMode.Append, normalizeKeys: false);

        var config = all.Configuration.Value;
        Assert.Equal("DEBUG", config.GetString("akka.loglevel"));
        Assert.Equal(10, config.GetInt("akka.actor.default-dispatcher.throughput"));
        Assert.Equal(["first", "second"], config.GetStringList("akka.loggers"));
        Assert.True(config.GetBoolean("akka.log.config.on"));
        Assert.Equal(1, config.GetInt("other"));
        Assert.Equal("DEBUG", section.Configuration.Value.GetString("akka.LogLevel"));
        Assert.False(section.Configuration.Value.HasPath("other"));
    }

    [Fact]
    public void AddHoconFile_OfAFile_ReadsIt()
    {
        var directory = Directory.CreateTempSubdirectory("hosting-");
        try
        {
            var file = Path.Combine(directory.FullName, "akka.hocon");
            File.WriteAllText(file, "a.b = 1");

            var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test").AddHoconFile(file, HoconAddMode.Append);

            Assert.Equal(1, builder.Configuration.Value.GetInt("a.b"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [EmbeddedFact]
    public void AddHoconFile_WithAnInclude_LooksBesideTheFile()
    {
        var directory = Directory.CreateTempSubdirectory("hosting-");
        try
        {
            var file = Path.Combine(directory.FullName, "akka.hocon");
            File.WriteAllText(file, "a { include \"other.hocon\" }");
            File.WriteAllText(Path.Combine(directory.FullName, "other.hocon"), "b = 1");

            var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test").AddHoconFile(file, HoconAddMode.Append);

            Assert.Equal(1, builder.Configuration.Value.GetInt("a.b"));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void WithExtensions_OfWhatIsNone_IsAFault()
    {
        var builder = new AkkaConfigurationBuilder(new ServiceCollection(), "test");

        Assert.Throws<ConfigurationException>(() => builder.WithExtensions(typeof(string)));
        Assert.Throws<ConfigurationException>(() => builder.WithExtension<IExtensionId>());
    }
}
