using Akka.Configuration;
using Sharer.Configuration;

namespace Sharer.Actors.Tests.Configuration;

public sealed class CodeOptionsTests
{
    [Fact]
    public void Read_EveryPropertySetWrong_AreAllInOneMessage()
    {
        var thrown = Fault(o =>
        {
            o.Dispatcher = " ";
            o.Capacity = -1;
            o.WhenFull = (WhenFull)7;
            o.CallTimeout = TimeSpan.Zero;
            o.InterruptGrace = TimeSpan.FromTicks(-1);
            o.IsBroken = null!;
            o.Restart.MinBackoff = TimeSpan.Zero;
            o.Restart.MaxBackoff = Timeout.InfiniteTimeSpan;
            o.Restart.Factor = double.NaN;
            o.Restart.Jitter = 1.5;
            o.Restart.WhileDown = (WhileDown)(-1);
            o.DrainTimeout = Timeout.InfiniteTimeSpan;
            o.TimeProvider = null!;
        });

        Assert.Equal(
            [
                "The options of the shared resource users are wrong:",
                "  Dispatcher = \" \": must be the path of a dispatcher, such as sharer.dispatcher",
                "  Capacity = -1: must be 0 to 2147483647",
                "  WhenFull = 7: must be Wait, Reject or DropOldest",
                "  CallTimeout = 00:00:00: must be more than 0 and at most 24 days, or infinite",
                "  InterruptGrace = -00:00:00.0000001: must be 0 to 24 days",
                "  IsBroken = null: must not be null",
                "  Restart.MinBackoff = 00:00:00: must be more than 0 and at most 24 days",
                "  Restart.MaxBackoff = infinite: must be more than 0 and at most 24 days",
                "  Restart.Factor = NaN: must be 1 or more",
                "  Restart.Jitter = 1.5: must be 0 to 1",
                "  Restart.WhileDown = -1: must be Wait or Reject",
                "  DrainTimeout = infinite: must be 0 to 24 days",
                "  TimeProvider = null: must not be null (Parameter 'configure')",
            ],
            thrown.Message.Split('\n'));
        Assert.Equal("configure", thrown.ParamName);
    }

    [Fact]
    public void Read_RestartNull_IsAFault()
    {
        var thrown = Fault(o => o.Restart = null!, "sharer.resources.users.restart.factor = 3");

        Assert.Contains("Restart = null: must not be null", thrown.Message);
    }

    [Theory]
    [InlineData(null, "Dispatcher = null: must be the path of a dispatcher, such as sharer.dispatcher")]
    [InlineData("nowhere", "Dispatcher = nowhere: must be the path of a dispatcher, and the configuration has nothing at nowhere")]
    public void Read_DispatcherThatIsNone_IsAFault(string? path, string fault) =>
        Assert.Contains(fault, Fault(o => o.Dispatcher = path!).Message);

    [Fact]
    public void Read_DispatcherThatTheSystemLacks_IsAFault()
    {
        var thrown = Assert.Throws<ArgumentException>(() => OptionsReader.Read<object>(
            SharerConfig.Reference, "users", o => o.Dispatcher = "sharer.mailbox", hasDispatcher: path => path != "sharer.mailbox"));

        Assert.Contains("nothing at sharer.mailbox", thrown.Message);
    }

    [Fact]
    public void Read_ValueWrongInCodeAndRightInItsSection_IsRight()
    {
        var config = ConfigurationFactory.ParseString("sharer.resources.users.capacity = 5").WithFallback(SharerConfig.Reference);

        Assert.Equal(5, OptionsReader.Read<object>(config, "users", o => o.Capacity = -5).Capacity);
    }

    [Fact]
    public void Read_LimitsOfTheRanges_AreTaken()
    {
        var options = OptionsReader.Read<object>(SharerConfig.Reference, "users", o =>
        {
            o.Capacity = int.MaxValue;
            o.CallTimeout = Timeout.InfiniteTimeSpan;
            o.InterruptGrace = TimeSpan.Zero;
            o.DrainTimeout = TimeSpan.Zero;
            o.Restart = new() { MinBackoff = TimeSpan.FromTicks(1), MaxBackoff = TimeSpan.FromTicks(1), Factor = 1, Jitter = 0 };
        });

        Assert.Equal(int.MaxValue, options.Capacity);
        Assert.Equal(TimeSpan.FromTicks(1), options.Restart.MaxBackoff);
    }

    private static ArgumentException Fault(Action<ShareOptions<object>> configure, string hocon = "") => Assert.Throws<ArgumentException>(
        () => OptionsReader.Read(ConfigurationFactory.ParseString(hocon).WithFallback(SharerConfig.Reference), "users", configure));
}
