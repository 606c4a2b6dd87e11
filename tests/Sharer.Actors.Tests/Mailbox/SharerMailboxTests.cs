using Akka.Configuration;
using Sharer.Instruments;
using Sharer.Mailbox;

namespace Sharer.Actors.Tests.Mailbox;

public sealed class SharerMailboxTests(Engine engine) : IClassFixture<Engine>
{
    [Fact]
    public async Task Create_ForAnActorOfTheResource_IsItsQueue()
    {
        await using var shared = engine.System.Share("queue", static () => new object());
        var mailbox = new SharerMailbox(engine.System.Settings, Config.Empty);

        Assert.Same(shared.Resource.Queue, mailbox.Create(shared.Actor, engine.System));
    }

    [Fact]
    public void Create_ForAnyOtherActor_SaysWhoseMailboxItIs()
    {
        var other = Recorder.In(engine.System, out _);
        var mailbox = new SharerMailbox(engine.System.Settings, Config.Empty);

        var refused = Assert.Throws<ConfigurationException>(() => mailbox.Create(other, engine.System));

        Assert.Contains("is the mailbox of Sharer's own actors", refused.Message, StringComparison.Ordinal);
        Assert.Contains(other.Path.ToString(), refused.Message, StringComparison.Ordinal);
    }
}
