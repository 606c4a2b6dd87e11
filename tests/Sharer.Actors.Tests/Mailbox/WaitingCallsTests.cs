using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Mailbox;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Mailbox;

public sealed class WaitingCallsTests(Engine engine) : IClassFixture<Engine>
{
    // The actor asks this before it goes to sleep: a call that it overlooks would wait until the next one comes.
    [Fact, Trait("Contract", "C3")]
    public async Task IsEmpty_WhileAnotherThreadLooksInside_IsNeverTrueWithACallInside()
    {
        await using var shared = engine.System.Share("inbox", static () => new object());
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        var waiting = new WaitingCalls(new HotFields());
        var over = false;
        var looking = Task.Run(() =>
        {
            while (!Volatile.Read(ref over))
                _ = waiting.Count;
        });
        var overlooked = 0;
        for (var round = 0; round < 50_000 && overlooked == 0; round++)
        {
            waiting.Push(call);
            for (var look = 0; look < 30; look++)
                overlooked += waiting.IsEmpty ? 1 : 0;
            if (waiting.Take() is null)
                overlooked++;
        }
        Volatile.Write(ref over, true);
        await looking.Soon();

        Assert.Equal(0, overlooked);
    }

    // Who finds the actor awake leaves his call to it: a wake-up too few and the call would wait for ever.
    [Fact, Trait("Contract", "C3")]
    public async Task Push_TellsTheFirstToWakeTheActor_UntilItSleepsAgain()
    {
        await using var shared = engine.System.Share("woken once", static () => new object());
        var calls = Calls(shared, 5);
        var waiting = new WaitingCalls(new HotFields());
        Assert.True(waiting.IsAsleep);

        Assert.True(waiting.Push(calls[0]));
        Assert.False(waiting.Push(calls[1]));
        Assert.Same(calls[0], waiting.TakeOrSleep());
        Assert.False(waiting.Push(calls[2]));
        Assert.False(waiting.Push(calls[3]));
        Assert.Same(calls[1], waiting.TakeOrSleep());
        Assert.Same(calls[2], waiting.TakeOrSleep());
        Assert.Same(calls[3], waiting.TakeOrSleep());

        // Empty, and yet somebody relies on the actor's next look.
        Assert.Equal((true, false), (waiting.IsEmpty, waiting.IsAsleep));
        Assert.Null(waiting.TakeOrSleep());
        Assert.Equal((true, true), (waiting.IsEmpty, waiting.IsAsleep));
        Assert.True(waiting.Push(calls[4]));
    }

    [Fact, Trait("Contract", "C3")]
    public async Task TakeOrSleep_OfACallAlone_LeavesTheNextToWakeTheActor()
    {
        await using var shared = engine.System.Share("alone", static () => new object());
        var calls = Calls(shared, 2);
        var waiting = new WaitingCalls(new HotFields());
        waiting.Push(calls[0]);

        Assert.Same(calls[0], waiting.TakeOrSleep());

        Assert.Equal((null, true), (calls[0].Next, waiting.IsAsleep));
        Assert.True(waiting.Push(calls[1]));
    }

    [Theory, Trait("Contract", "C3")]
    [InlineData(0)]
    [InlineData(1)]
    public async Task TakeOrSleep_WhereSomebodyElseTookTheLastCallOut_SleepsAllTheSame(int countedStill)
    {
        await using var shared = engine.System.Share($"taken out {countedStill}", static () => new object());
        var call = Calls(shared, 1)[0];
        var hot = new HotFields();
        var waiting = new WaitingCalls(hot);
        waiting.Push(call);
        Assert.Equal(1, waiting.Count);
        Assert.True(waiting.Remove(call, call.State));
        Assert.False(waiting.IsAsleep);
        // So it stands while somebody has moved calls into the lanes and not yet left them.
        hot.InLanes = countedStill;

        Assert.Null(waiting.TakeOrSleep());

        Assert.True(waiting.IsAsleep);
    }

    // What is in the lanes came before, and the inbox is the senders'.
    [Fact, Trait("Contract", "C2")]
    public async Task TakeOrSleep_WhereNoCallHasARank_TakesWhatIsInTheLanesAndLeavesTheInboxAlone()
    {
        await using var shared = engine.System.Share("no rank", static () => new object());
        var calls = Calls(shared, 3);
        var hot = new HotFields();
        var waiting = new WaitingCalls(hot);
        waiting.Push(calls[0]);
        waiting.Push(calls[1]);
        Assert.Equal(2, waiting.Count);
        waiting.Push(calls[2]);

        Assert.Same(calls[0], waiting.TakeOrSleep());
        Assert.Same(calls[1], waiting.TakeOrSleep());
        Assert.Same(calls[2], hot.Inbox);

        Assert.Same(calls[2], waiting.TakeOrSleep());
        Assert.Null(waiting.TakeOrSleep());
    }

    // Who comes late with it means a life that is over.
    [Fact, Trait("Contract", "C3")]
    public async Task Remove_WithAStateOfALifeThatIsOver_LeavesTheCallOfTheNext()
    {
        await using var shared = engine.System.Share("removed late", static () => new object());
        var call = Calls(shared, 1)[0];
        var waiting = new WaitingCalls(new HotFields());
        var before = call.State;
        waiting.Push(call);
        Assert.Same(call, waiting.TakeOrSleep());
        Assert.True(call.TryMoveOn(before, CallPhase.Settled));
        call.DeliverResult();
        Assert.Same(call, Calls(shared, 1)[0]);
        waiting.Push(call);

        Assert.False(waiting.Remove(call, before));
        Assert.False(waiting.RemoveEnded(call, before));

        Assert.Equal(1, waiting.Count);
        Assert.True(waiting.Remove(call, call.State));
        Assert.Equal(0, waiting.Count);
    }

    [Theory, Trait("Contract", "C2")]
    [InlineData("111", "012")]
    [InlineData("1111", "0123", 2)]
    [InlineData("1112", "3012")]
    [InlineData("0120", "2103")]
    [InlineData("2012021", "0352614", 4)]
    public async Task TakeOrSleep_OfWhatCameTogether_GoesByPriorityAndThenByOrder(string priorities, string order, int collectedAfter = 0)
    {
        await using var shared = engine.System.Share($"together {priorities}", static () => new object());
        var calls = priorities.Select(priority => (Call)TellCall<object>.Rent(shared.Resource, "Tell", new((CallPriority)(priority - '0')), static _ => { })).ToArray();
        var waiting = new WaitingCalls(new HotFields { HasRanks = priorities.Any(static priority => priority != '1') });
        for (var i = 0; i < calls.Length; i++)
        {
            waiting.Push(calls[i]);
            if (i + 1 == collectedAfter)
                Assert.Equal(i + 1, waiting.Count);
        }

        Assert.Equal(order, string.Concat(calls.Select(_ => Array.IndexOf(calls, waiting.TakeOrSleep()))));
        Assert.Null(waiting.TakeOrSleep());
    }

    private static Call[] Calls(SharedRef<object> shared, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { }))];
}
