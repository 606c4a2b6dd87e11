using Sharer.Faults;

namespace Sharer.Simulation.Faults;

/// <summary>R5: a fault of each kind at each step of all that is done with a resource, one a run, each with a schedule of its own.</summary>
public sealed class SimulatedFaultTests : IDisposable
{
    private const int MostSteps = 150;
    private readonly SimulatedFaults _faults = new();

    public static TheoryData<bool, WhileDown, Grouping> Settings
    {
        get
        {
            var all = new TheoryData<bool, WhileDown, Grouping>();
            foreach (var interrupts in new[] { true, false })
            {
                foreach (var whileDown in Enum.GetValues<WhileDown>())
                {
                    foreach (var grouping in Enum.GetValues<Grouping>())
                        all.Add(interrupts, whileDown, grouping);
                }
            }
            return all;
        }
    }

    public void Dispose() => _faults.Dispose();

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C8"), Trait("Contract", "C10"), Trait("Contract", "C11")]
    [MemberData(nameof(Settings))]
    public void Fault_AtEachStepOfEachWork_LeavesTheContractKept(bool interrupts, WhileDown whileDown, Grouping grouping)
    {
        var settings = new FaultSettings("sharer.dispatcher", interrupts, whileDown, Asynchronous: interrupts == (whileDown == WhileDown.Reject), grouping);
        foreach (var work in Fault.WorksFor(grouping))
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
                Assert.InRange(step, Fault.FewestSteps(work, grouping), MostSteps);
            }
        }
    }
}
