using Akka.Actor;
using Akka.Event;

namespace Akka.Embedded.Tests.Events;

public sealed class DeadLetterListenerTests
{
    private const string Marker = "was not delivered";

    private sealed class Kit(string settings) : Akka.TestKit.Xunit2.TestKit("akka.loglevel = INFO\n" + settings)
    {
        /// <summary>The listener starts beside the system; until then it hears nothing.</summary>
        public void WaitForListener() =>
            Sys.ActorSelection("/system/deadLetterListener").ResolveOne(TimeSpan.FromSeconds(20)).Wait();

        /// <summary>The texts of what is logged about dead letters when so many are sent, one after the other.</summary>
        public List<string> LogOf(int letters)
        {
            WaitForListener();
            Sys.EventStream.Subscribe<Info>(TestActor);
            for (var i = 1; i <= letters; i++)
                Sys.DeadLetters.Tell(new Lost(i));

            // Dead letters and what is said about them travel in order; this one comes last.
            Sys.EventStream.Publish(new Dropped("end", "end", TestActor));
            var unheard = Sys.Settings.LogDeadLetters <= letters;
            var texts = new List<string>();
            while (ReceiveOne(unheard ? TimeSpan.FromMilliseconds(500) : null) is Info info)
            {
                var text = info.Message.ToString()!;
                if (text.Contains(Marker, StringComparison.Ordinal))
                    texts.Add(text);
                if (text.Contains("was dropped", StringComparison.Ordinal))
                    break;
            }

            return texts;
        }
    }

    private sealed record Lost(int Number);

    [Fact]
    public void Log_On_LogsAll()
    {
        using var kit = new Kit("akka.log-dead-letters = on");
        var texts = kit.LogOf(15);
        Assert.Equal(15, texts.Count);
        Assert.Contains("[Lost]", texts[0], StringComparison.Ordinal);
        Assert.Contains("[15] dead letters encountered", texts[14], StringComparison.Ordinal);
        Assert.Contains("Lost { Number = 15 }", texts[14], StringComparison.Ordinal);
    }

    [Fact]
    public void Log_Off_LogsNone()
    {
        using var kit = new Kit("akka.log-dead-letters = off");
        kit.Sys.EventStream.Subscribe<Info>(kit.TestActor);
        kit.Sys.DeadLetters.Tell(new Lost(1));
        kit.ExpectNoMsg(TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public void Log_LimitWithoutResumption_LogsThatManyAndStops()
    {
        using var kit = new Kit("akka.log-dead-letters = 3, akka.log-dead-letters-suspend-duration = infinite");
        var texts = kit.LogOf(5);
        Assert.Equal(3, texts.Count);
        Assert.Contains("no more dead letters will be logged", texts[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Log_LimitWithPause_LogsThatManyAndPauses()
    {
        using var kit = new Kit("akka.log-dead-letters = 2, akka.log-dead-letters-suspend-duration = 1h");
        var texts = kit.LogOf(4);
        Assert.Equal(2, texts.Count);
        Assert.Contains("no more dead letters will be logged in next [01:00:00]", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Log_AfterThePause_CountsWhatWasNotLogged()
    {
        using var kit = new Kit("akka.log-dead-letters = 1, akka.log-dead-letters-suspend-duration = 100ms");
        kit.WaitForListener();
        kit.Sys.EventStream.Subscribe<Info>(kit.TestActor);
        kit.Sys.DeadLetters.Tell(new Lost(1));
        kit.ExpectMsg<Info>(info => Assert.Contains("no more dead letters", info.Message.ToString(), StringComparison.Ordinal));

        kit.AwaitCondition(
            () =>
            {
                kit.Sys.DeadLetters.Tell(new Lost(2));
                return kit.ReceiveOne(TimeSpan.FromMilliseconds(50)) is Info info
                    && info.Message.ToString()!.Contains("were not logged", StringComparison.Ordinal);
            },
            TimeSpan.FromSeconds(20));
    }
}
