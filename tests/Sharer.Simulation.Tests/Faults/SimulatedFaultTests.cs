using Sharer.Faults;

namespace Sharer.Simulation.Faults;

/// <summary>R5: a fault of each kind at each step of all that is done with a resource, one a run, each with a schedule of its own.</summary>
public sealed class SimulatedFaultTests : IDisposable
{
    private const int MostSteps = 150;
    private readonly SimulatedFaults _faults = new();

    public void Dispose() => _faults.Dispose();

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C8"), Trait("Contract", "C10"), Trait("Contract", "C11")]
    [InlineData(true, WhileDown.Wait)]
    [InlineData(true, WhileDown.Reject)]
    [InlineData(false, WhileDown.Wait)]
    [InlineData(false, WhileDown.Reject)]
    public void Fault_AtEachStepOfEachWork_LeavesTheContractKept(bool interrupts, WhileDown whileDown)
    {
        var settings = new FaultSettings("sharer.dispatcher", interrupts, whileDown, Asynchronous: interrupts == (whileDown == WhileDown.Reject));
        foreach (var work in Enum.GetValues<Work>())
        {
            foreach (var kind in Fault.KindsFor(work))
            {
                var (step, fired) = (0, 0);
                do
                {
                    var (plan, wrong) = _faults.Play(++step, settings, new Fault(work, step, kind));
                    Assert.True(wrong is null, wrong);
                    fired = plan.Fired;
                }
                while (fired > 0);
                Assert.InRange(step, Fault.FewestSteps(work), MostSteps);
            }
        }
    }
}
