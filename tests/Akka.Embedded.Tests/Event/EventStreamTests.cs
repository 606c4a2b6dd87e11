using Akka.Event;
using Akka.TestKit.TestActors;

namespace Akka.Embedded.Tests.Events;

public sealed class EventStreamTests : Akka.TestKit.Xunit2.TestKit
{
    [Fact]
    public void Publish_SubscribedToTheType_Arrives()
    {
        Assert.True(Sys.EventStream.Subscribe(TestActor, typeof(Cat)));

        var cat = new Cat();
        Sys.EventStream.Publish(cat);
        Sys.EventStream.Publish(new Dog());
        Sys.EventStream.Publish("end");

        Assert.Same(cat, ExpectMsg<Cat>());
        Assert.False(HasMessages);
    }

    [Fact]
    public void Publish_SubscribedToBaseTypeOrInterface_ArrivesOnce()
    {
        var byInterface = CreateTestProbe();
        Sys.EventStream.Subscribe<Animal>(TestActor);
        Sys.EventStream.Subscribe<IPet>(byInterface);

        Sys.EventStream.Publish(new Cat());
        Sys.EventStream.Publish(new Wolf());

        ExpectMsg<Cat>();
        ExpectMsg<Wolf>();
        Assert.IsType<Cat>(byInterface.ReceiveOne(TimeSpan.Zero));
        Assert.False(byInterface.HasMessages);
    }

    [Fact]
    public void Publish_SubscribedToSeveralMatchingTypes_ArrivesOnce()
    {
        Sys.EventStream.Subscribe<Animal>(TestActor);
        Sys.EventStream.Subscribe<Cat>(TestActor);
        Sys.EventStream.Subscribe<IPet>(TestActor);

        Sys.EventStream.Publish(new Cat());

        ExpectMsg<Cat>();
        Assert.False(HasMessages);
    }

    [Fact]
    public void Subscribe_ASecondTime_ReturnsFalse()
    {
        Assert.True(Sys.EventStream.Subscribe<Cat>(TestActor));
        Assert.False(Sys.EventStream.Subscribe<Cat>(TestActor));
    }

    [Fact]
    public void Subscribe_AfterTheFirstEventOfAClass_StillGetsLaterOnes()
    {
        Sys.EventStream.Publish(new Cat());
        Sys.EventStream.Subscribe<Animal>(TestActor);

        Sys.EventStream.Publish(new Cat());

        ExpectMsg<Cat>();
    }

    [Fact]
    public void Unsubscribe_FromOneOfTwoTypes_LeavesTheOther()
    {
        Sys.EventStream.Subscribe<Cat>(TestActor);
        Sys.EventStream.Subscribe<Dog>(TestActor);

        Assert.True(Sys.EventStream.Unsubscribe<Cat>(TestActor));
        Sys.EventStream.Publish(new Cat());
        Sys.EventStream.Publish(new Dog());

        ExpectMsg<Dog>();
        Assert.False(HasMessages);
    }

    [Fact]
    public void Unsubscribe_FromASubtypeOfWhatIsSubscribed_LeavesTheRest()
    {
        Sys.EventStream.Subscribe<Animal>(TestActor);

        Assert.True(Sys.EventStream.Unsubscribe<Dog>(TestActor));
        Sys.EventStream.Publish(new Puppy());
        Sys.EventStream.Publish(new Cat());

        ExpectMsg<Cat>();
        Assert.False(HasMessages);
    }

    [Fact]
    public async Task Publish_WhileOthersComeAndGo_ReachesWhoStaysOnceAndInOrder()
    {
        const int Count = 2_000;
        var other = Sys.ActorOf(BlackHoleActor.Props);
        Sys.EventStream.Subscribe(TestActor, typeof(int));
        var published = 0;

        var coming = Task.Run(() =>
        {
            while (Volatile.Read(ref published) < Count)
            {
                Sys.EventStream.Subscribe(other, typeof(int));
                Sys.EventStream.Subscribe(other, typeof(object));
                Sys.EventStream.Unsubscribe(other, typeof(int));
                Sys.EventStream.Unsubscribe(other);
            }
        });
        for (; published < Count; published++)
            Sys.EventStream.Publish(published);
        await coming.WaitAsync(TimeSpan.FromSeconds(30));

        for (var i = 0; i < Count; i++)
            Assert.Equal(i, ExpectMsg<int>(TimeSpan.FromSeconds(30)));
        Assert.False(HasMessages);
    }

    [Fact]
    public void Unsubscribe_FromAll_EndsEverySubscription()
    {
        Sys.EventStream.Subscribe<Cat>(TestActor);
        Sys.EventStream.Subscribe<Dog>(TestActor);

        Assert.True(Sys.EventStream.Unsubscribe(TestActor));
        Assert.False(Sys.EventStream.Unsubscribe(TestActor));
        Sys.EventStream.Publish(new Cat());
        Sys.EventStream.Publish(new Dog());

        Assert.False(HasMessages);
    }

    [Fact]
    public void Subscribe_Nobody_Throws()
    {
        Assert.Throws<ArgumentNullException>(() => Sys.EventStream.Subscribe(null!, typeof(Cat)));
        Assert.Throws<ArgumentNullException>(() => Sys.EventStream.Unsubscribe(null!, typeof(Cat)));
        Assert.Throws<ArgumentNullException>(() => Sys.EventStream.Unsubscribe(null!));
    }

    [Fact]
    public void Terminated_Subscriber_IsUnsubscribed()
    {
        var letters = CreateTestProbe();
        var subscriber = Sys.ActorOf(BlackHoleActor.Props);
        Sys.EventStream.Subscribe<Cat>(subscriber);
        Sys.EventStream.Subscribe<DeadLetter>(letters);

        Watch(subscriber);
        Sys.Stop(subscriber);
        ExpectTerminated(subscriber);

        // A subscriber that is gone but still subscribed turns every event into a dead letter.
        AwaitCondition(() =>
        {
            while (letters.HasMessages)
                letters.ReceiveOne(TimeSpan.Zero);
            Sys.EventStream.Publish(new Cat());
            return !letters.HasMessages;
        });
    }

    [EmbeddedFact]
    public void Unsubscribe_FromOneOfTwoTypes_StaysWatched()
    {
        var letters = CreateTestProbe();
        var subscriber = Sys.ActorOf(BlackHoleActor.Props);
        Sys.EventStream.Subscribe<Cat>(subscriber);
        Sys.EventStream.Subscribe<Dog>(subscriber);
        Sys.EventStream.Unsubscribe<Dog>(subscriber);
        Sys.EventStream.Subscribe<DeadLetter>(letters);

        Watch(subscriber);
        Sys.Stop(subscriber);
        ExpectTerminated(subscriber);

        AwaitCondition(() =>
        {
            while (letters.HasMessages)
                letters.ReceiveOne(TimeSpan.Zero);
            Sys.EventStream.Publish(new Cat());
            return !letters.HasMessages;
        });
    }

    private interface IPet;

    private abstract class Animal;

    private sealed class Cat : Animal, IPet;

    private class Dog : Animal, IPet;

    private sealed class Puppy : Dog;

    private sealed class Wolf : Animal;
}
