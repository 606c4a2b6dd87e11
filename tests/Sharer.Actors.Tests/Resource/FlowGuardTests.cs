using Sharer.Resource;

namespace Sharer.Actors.Tests.Resource;

public sealed class FlowGuardTests
{
    private static readonly AsyncLocal<string?> Ambient = new();

    [Fact, Trait("Contract", "C18")]
    public void Dispose_AfterValuesWereLeft_PutsBackWhatWasThere()
    {
        Ambient.Value = "before";
        using (FlowGuard.Enter())
        {
            Ambient.Value = "left behind";
            _ = ExecutionContext.SuppressFlow();
        }

        Assert.Equal("before", Ambient.Value);
        Assert.False(ExecutionContext.IsFlowSuppressed());
    }

    [Fact, Trait("Contract", "C18")]
    public void Enter_WhereTheFlowIsSuppressed_LeavesItSo()
    {
        using (ExecutionContext.SuppressFlow())
        {
            using (FlowGuard.Enter())
            {
            }

            Assert.True(ExecutionContext.IsFlowSuppressed());
        }
    }
}
