using System.Linq.Expressions;
using System.Reflection;
using Akka.Actor;
using Akka.Dispatch.MessageQueues;
using Akka.Embedded.Tests.Actor;

namespace Akka.Embedded.Tests.Dispatch;

/// <summary>A producer that has won its place in the queue and is halted before it puts its message there, as the system may halt any thread.</summary>
public sealed class HaltedProducerTests
{
    // The first place of a ring, one in its middle, and its last: behind that one the queue grows while the producer stands there.
    public static TheoryData<int> Places => [0, 3, 7];

    [EmbeddedTheory]
    [MemberData(nameof(Places))]
    public async Task Queue_WithAProducerHalted_KeepsItsPlaceAndGivesNothingBeforeIt(int place)
    {
        const int behind = 100;
        var queue = new UnboundedMessageQueue();
        for (var i = 0; i < place; i++)
            queue.Enqueue(ActorRefs.Nobody, Of(i));
        var halted = new HaltedProducer(queue);
        for (var i = 1; i <= behind; i++)
            queue.Enqueue(ActorRefs.Nobody, Of(place + i));

        // Whoever goes to sleep on these would never be woken: the halted producer has said that it comes.
        Assert.True(queue.HasMessages);
        Assert.Equal(place + 1 + behind, queue.Count);
        for (var i = 0; i < place; i++)
        {
            Assert.True(queue.TryDequeue(out var before));
            Assert.Equal(i, before.Message);
        }

        Assert.True(queue.HasMessages);
        using var asks = new ManualResetEventSlim();
        var taken = Task.Factory.StartNew(
            () =>
            {
                asks.Set();
                var all = new List<int>();
                while (queue.TryDequeue(out var envelope))
                    all.Add((int)envelope.Message);
                return all;
            }, TaskCreationOptions.LongRunning);
        asks.Wait(Waits.Patience);
        queue.Enqueue(ActorRefs.Nobody, Of(place + behind + 1));
        Assert.False(taken.IsCompleted);
        halted.GoOn(Of(place));

        Assert.Equal(Enumerable.Range(place, behind + 2), await taken.WaitAsync(Waits.Patience));
        Assert.False(queue.HasMessages);
        Assert.Equal(0, queue.Count);
    }

    [EmbeddedFact]
    public async Task Queue_WithTwoProducersHalted_WaitsForTheFirstThoughTheSecondGoesOn()
    {
        var queue = new UnboundedMessageQueue();
        var first = new HaltedProducer(queue);
        var second = new HaltedProducer(queue);
        queue.Enqueue(ActorRefs.Nobody, Of(3));
        second.GoOn(Of(2));
        Assert.True(queue.HasMessages);
        using var asks = new ManualResetEventSlim();
        var taken = Task.Factory.StartNew(
            () =>
            {
                asks.Set();
                return queue.TryDequeue(out var envelope) ? (int)envelope.Message : 0;
            }, TaskCreationOptions.LongRunning);
        asks.Wait(Waits.Patience);
        Assert.False(taken.IsCompleted);
        first.GoOn(Of(1));

        Assert.Equal(1, await taken.WaitAsync(Waits.Patience));
        foreach (var expected in new[] { 2, 3 })
        {
            Assert.True(queue.TryDequeue(out var envelope));
            Assert.Equal(expected, envelope.Message);
        }
    }

    // The ring is taken out of use and used again while a producer of its earlier use has yet to come by: he must land in the tail.
    [EmbeddedFact]
    public void Queue_WhoseRingsAreUsedAgain_KeepsTheOrderBehindAHaltedProducer()
    {
        var queue = new UnboundedMessageQueue();
        for (var round = 0; round < 50; round++)
        {
            var halted = new HaltedProducer(queue);
            for (var i = 1; i <= 3 * round; i++)
                queue.Enqueue(ActorRefs.Nobody, Of(i));
            Assert.True(queue.HasMessages);
            halted.GoOn(Of(0));
            for (var i = 0; i <= 3 * round; i++)
            {
                Assert.True(queue.TryDequeue(out var envelope));
                Assert.Equal(i, envelope.Message);
            }

            Assert.False(queue.TryDequeue(out _));
        }
    }

    private static Envelope Of(int message) => new(message, ActorRefs.Nobody);

    /// <summary>Does the first half of an enqueue at once, and the second when it is told to.</summary>
    private sealed class HaltedProducer
    {
        private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        private readonly Array _slots;
        private readonly long _position;

        public HaltedProducer(UnboundedMessageQueue queue)
        {
            var mpsc = Field(queue, "_queue");
            var ring = Field(mpsc, "_tail");
            var tail = ring.GetType().GetField("_tail", Hidden)!;
            _position = (long)tail.GetValue(ring)!;
            _slots = (Array)Field(ring, "_slots");
            if (_position < 0 || SequenceAt(_position) != _position)
                throw new InvalidOperationException("The ring is full, and a producer would win no place in it.");
            tail.SetValue(ring, _position + 1);
        }

        public void GoOn(Envelope message)
        {
            var slots = Expression.Parameter(typeof(Array));
            var at = Expression.ArrayAccess(Expression.Convert(slots, _slots.GetType()), Expression.Constant((int)(_position % _slots.Length)));
            Expression.Lambda<Action<Array>>(Expression.Assign(Expression.Field(at, "Item"), Expression.Constant(message)), slots).Compile()(_slots);
            Thread.MemoryBarrier();
            Expression.Lambda<Action<Array>>(Expression.Assign(Expression.Field(at, "Sequence"), Expression.Constant(_position + 1)), slots).Compile()(_slots);
        }

        private long SequenceAt(long position)
        {
            var slot = _slots.GetValue(position % _slots.Length)!;
            return (long)slot.GetType().GetField("Sequence", Hidden)!.GetValue(slot)!;
        }

        private static object Field(object from, string name) => from.GetType().GetField(name, Hidden)!.GetValue(from)!;
    }
}
