using Sharer.Instruments;
using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

public sealed class LeftTurnTests(Engine engine) : IClassFixture<Engine>
{
    // The thread of a held turn does other things until the turn goes on; their calls are nobody's self-calls.
    [Fact, Trait("Contract", "C12")]
    public async Task Guard_OfATurnThatIsHeld_TakesTheThreadOutOfTheTurn()
    {
        await using var shared = engine.System.Share("left", static () => new object());
        Turn turn;
        using (FlowGuard.Enter())
        {
            turn = Turn.Begin(shared.Resource, "UseAsync", held: true);
            Assert.NotNull(Turn.Closes(shared.Resource, "AskAsync"));
        }

        Assert.Null(Turn.Closes(shared.Resource, "AskAsync"));
        Assert.Null(Turn.Current.Turn);
        turn.End();
    }

    [Fact, Trait("Contract", "C18")]
    public void Guard_OfCodeThatChangesTheContext_GivesTheThreadItsOwnBack()
    {
        var local = new AsyncLocal<string> { Value = "the thread's" };
        using (FlowGuard.Enter())
        {
            local.Value = "the resource's";
        }

        Assert.Equal("the thread's", local.Value);
    }
}
