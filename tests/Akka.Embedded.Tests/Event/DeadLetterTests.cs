using Akka.Actor;
using Akka.Event;
using Akka.TestKit.TestActors;

namespace Akka.Embedded.Tests.Events;

public sealed class DeadLetterTests : Akka.TestKit.Xunit2.TestKit
{
    public DeadLetterTests()
        : base("akka.loglevel = INFO")
    {
    }

    private IActorRef Stopped()
    {
        var actor = Sys.ActorOf(BlackHoleActor.Props);
        Watch(actor);
        Sys.Stop(actor);
        ExpectTerminated(actor);
        return actor;
    }

    [Fact]
    public void Tell_TerminatedActor_IsADeadLetter()
    {
        var actor = Stopped();
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);

        actor.Tell("lost");

        var letter = ExpectMsg<DeadLetter>();
        Assert.Equal("lost", letter.Message);
        Assert.Equal(actor, letter.Recipient);
        Assert.Equal(TestActor, letter.Sender);
    }

    [Fact]
    public void Tell_TerminatedActorWithoutSender_HasDeadLettersAsSender()
    {
        var actor = Stopped();
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);

        actor.Tell("lost", ActorRefs.NoSender);

        Assert.Equal(Sys.DeadLetters, ExpectMsg<DeadLetter>().Sender);
    }

    [Fact]
    public void Tell_DeadLettersThemselves_IsADeadLetter()
    {
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);
        Sys.DeadLetters.Tell("lost");
        Assert.Equal("lost", ExpectMsg<DeadLetter>().Message);
    }

    [Fact]
    public void Tell_SuppressedMessage_IsASuppressedDeadLetter()
    {
        var actor = Stopped();
        Sys.EventStream.Subscribe<AllDeadLetters>(TestActor);

        actor.Tell(new Unimportant());

        Assert.IsType<Unimportant>(ExpectMsg<SuppressedDeadLetter>().Message);
        Assert.False(HasMessages);
    }

    [Fact]
    public void Unhandled_Message_IsPublished()
    {
        var actor = Sys.ActorOf(Props.Create(() => new UnhandledMessageActor()));
        Sys.EventStream.Subscribe<UnhandledMessage>(TestActor);

        actor.Tell("what?");

        var unhandled = ExpectMsg<UnhandledMessage>();
        Assert.Equal("what?", unhandled.Message);
        Assert.Equal(actor, unhandled.Recipient);
        Assert.Equal(TestActor, unhandled.Sender);
    }

    [Fact]
    public void Letters_WithoutSenderOrRecipient_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new DeadLetter("x", null!, TestActor));
        Assert.Throws<ArgumentNullException>(() => new DeadLetter("x", TestActor, null!));
        Assert.Throws<ArgumentNullException>(() => new SuppressedDeadLetter(new Unimportant(), null!, TestActor));
        Assert.Equal("full", new Dropped("x", "full", TestActor).Reason);
    }

    private sealed class Unimportant : IDeadLetterSuppression;
}
