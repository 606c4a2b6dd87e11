using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Embedded.Tests.Actor;

namespace Akka.Embedded.Tests.Dispatch;

public sealed class MessageQueueTests
{
    public static TheoryData<IMessageQueue> Queues =>
    [
        new UnboundedMessageQueue(),
        new UnboundedDequeMessageQueue(),
        new BoundedMessageQueue(0, TimeSpan.Zero),
        new BoundedMessageQueue(100_000, TimeSpan.FromSeconds(10)),
        new BoundedDequeMessageQueue(100_000, TimeSpan.FromSeconds(10)),
        new UnboundedStablePriorityMessageQueue(_ => 1, 11),
    ];

    private static Envelope Of(object message) => new(message, ActorRefs.Nobody);

    [Theory]
    [MemberData(nameof(Queues))]
    public void Queue_OfOneThread_GivesFirstInFirstOut(IMessageQueue queue)
    {
        // Up and down, so that rings grow, run empty and are used again.
        var next = 0;
        var expected = 0;
        for (var round = 1; round < 2_000; round += 37)
        {
            for (var i = 0; i < round; i++)
                queue.Enqueue(ActorRefs.Nobody, Of(next++));
            Assert.True(queue.HasMessages);
            Assert.Equal(round, queue.Count);
            for (var i = 0; i < round; i++)
            {
                Assert.True(queue.TryDequeue(out var envelope));
                Assert.Equal(expected++, envelope.Message);
            }

            Assert.False(queue.HasMessages);
            Assert.Equal(0, queue.Count);
            Assert.False(queue.TryDequeue(out _));
        }
    }

    [Theory]
    [MemberData(nameof(Queues))]
    public async Task Queue_OfManyProducers_LosesNothingAndKeepsTheOrderOfEach(IMessageQueue queue)
    {
        const int producers = 4;
        const int each = 20_000;
        var producing = Enumerable.Range(0, producers).Select(producer => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < each; i++)
                    queue.Enqueue(ActorRefs.Nobody, Of((producer, i)));
            }, TaskCreationOptions.LongRunning)).ToArray();

        var next = new int[producers];
        for (var taken = 0; taken < producers * each;)
        {
            if (!queue.TryDequeue(out var envelope))
            {
                Thread.Yield();
                continue;
            }

            var (producer, i) = ((int, int))envelope.Message;
            Assert.Equal(next[producer]++, i);
            taken++;
        }

        await Task.WhenAll(producing).WaitAsync(Waits.Patience);
        Assert.False(queue.HasMessages);
        Assert.Equal(0, queue.Count);
    }

    [Fact]
    public void EnqueueFirst_PutsMessagesInFront()
    {
        var queue = new UnboundedDequeMessageQueue();
        queue.Enqueue(ActorRefs.Nobody, Of(3));
        queue.EnqueueFirst(Of(2));
        queue.EnqueueFirst(Of(1));

        Assert.Equal(3, queue.Count);
        foreach (var expected in new[] { 1, 2, 3 })
        {
            Assert.True(queue.TryDequeue(out var envelope));
            Assert.Equal(expected, envelope.Message);
        }
    }

    [Fact]
    public void PriorityQueue_OfSeveralNumbers_GivesTheLowestFirst()
    {
        var queue = new UnboundedPriorityMessageQueue(message => (int)message, 4);
        foreach (var number in new[] { 3, 1, 2, 0, 4 })
            queue.Enqueue(ActorRefs.Nobody, Of(number));
        queue.EnqueueFirst(Of(9));

        foreach (var expected in new[] { 9, 0, 1, 2, 3, 4 })
        {
            Assert.True(queue.TryDequeue(out var envelope));
            Assert.Equal(expected, envelope.Message);
        }
    }

    [Fact]
    public void CleanUp_OfAQueue_PassesEverythingOnInOrder()
    {
        var queue = new UnboundedMessageQueue();
        var letters = new UnboundedMessageQueue();
        for (var i = 0; i < 100; i++)
            queue.Enqueue(ActorRefs.Nobody, Of(i));

        queue.CleanUp(ActorRefs.Nobody, letters);

        Assert.False(queue.HasMessages);
        for (var i = 0; i < 100; i++)
        {
            Assert.True(letters.TryDequeue(out var envelope));
            Assert.Equal(i, envelope.Message);
        }
    }

    [EmbeddedFact]
    public void UnboundedQueue_InTheSteadyState_AllocatesNothing()
    {
        var queue = new UnboundedMessageQueue();
        var message = Of("message");
        for (var i = 0; i < 3; i++)
            Cycle(queue, message);

        // The runtime allocates when it compiles the loop anew, which is not the queue's doing and happens once.
        var least = long.MaxValue;
        for (var round = 0; round < 10 && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 20; i++)
                Cycle(queue, message);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, least);
    }

    private static void Cycle(IMessageQueue queue, Envelope message)
    {
        for (var i = 0; i < 3_000; i++)
            queue.Enqueue(ActorRefs.Nobody, message);
        while (queue.TryDequeue(out _))
        {
        }
    }
}
