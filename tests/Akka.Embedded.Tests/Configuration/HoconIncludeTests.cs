using Akka.Configuration;

namespace Akka.Embedded.Tests.Configuration;

public sealed class HoconIncludeTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hocon-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [EmbeddedFact]
    public void Include_OfAFile_MergesItWhereItStands()
    {
        var file = Write("x.conf", "b = 1\nc = ${b}");

        var config = ConfigurationFactory.ParseString($"a {{ include \"{file}\" }}\na.d = 2");

        Assert.Equal(1, config.GetInt("a.b"));
        Assert.Equal(1, config.GetInt("a.c"));
        Assert.Equal(2, config.GetInt("a.d"));
    }

    [EmbeddedFact]
    public void Include_WithoutExtension_FindsTheFile()
    {
        var file = Write("y.conf", "b = 1");

        Assert.Equal(1, ConfigurationFactory.ParseString($"include \"{file[..^5]}\"").GetInt("b"));
    }

    [EmbeddedFact]
    public void Include_InAnIncludedFile_IsRelativeToIt()
    {
        Write("inner/z.conf", "b = 1");
        Write("inner/y.conf", "include \"z.conf\"");
        var file = Write("x.conf", "include file(\"inner/y.conf\")");

        Assert.Equal(1, ConfigurationFactory.ParseString($"include required(file(\"{file}\"))").GetInt("b"));
    }

    [EmbeddedFact]
    public void Include_OfItself_IsAFault()
    {
        var file = Write("x.conf", "include \"x.conf\"");

        var fault = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString($"include \"{file}\""));

        Assert.Contains("line 1, column 1", fault.Message, StringComparison.Ordinal);
        Assert.Contains("x.conf", fault.Message, StringComparison.Ordinal);
    }

    [EmbeddedFact]
    public void Include_OfAFaultyFile_NamesThePlaceInIt()
    {
        var file = Write("x.conf", "a = 1\nb = {");

        var fault = Assert.Throws<ConfigurationException>(() => ConfigurationFactory.ParseString($"include \"{file}\""));

        Assert.Contains($"(line 2, column 5 of {file})", fault.Message, StringComparison.Ordinal);
    }

    [EmbeddedFact]
    public void Include_OfNoFile_IsNothing() =>
        Assert.Equal(1, ConfigurationFactory.ParseString($"include \"{_directory}/none\"\na = 1").GetInt("a"));

    [Fact]
    public void Include_AsAKey_IsAKey() =>
        Assert.Equal(1, ConfigurationFactory.ParseString("include = 1").GetInt("include"));

    private string Write(string name, string hocon)
    {
        var file = Path.Combine(_directory, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, hocon);
        return file;
    }
}
