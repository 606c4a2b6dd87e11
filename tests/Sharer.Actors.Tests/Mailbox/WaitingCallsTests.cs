using Sharer.Calls;
using Sharer.Instruments;
using Sharer.Mailbox;

namespace Sharer.Actors.Tests.Mailbox;

public sealed class WaitingCallsTests(Engine engine) : IClassFixture<Engine>
{
    // The actor asks this before it goes to sleep: a call that it overlooks would wait until the next one comes.
    [Fact, Trait("Contract", "C3")]
    public async Task IsEmpty_WhileAnotherThreadLooksInside_IsNeverTrueWithACallInside()
    {
        await using var shared = engine.System.Share("inbox", static () => new object());
        var call = TellCall<object>.Rent(shared.Resource, "Tell", new(CallPriority.Normal), static _ => { });
        var waiting = new WaitingCalls();
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
}
