using Sharer.Faults;
using Sharer.Instruments;

namespace Sharer.Actors.Tests.Faults;

/// <summary>R5: a fault of each kind at each step of all that is done with a resource, one a run.</summary>
public abstract class FaultTests(Engine engine, string dispatcher) : IClassFixture<Engine>
{
    private const int MostSteps = 150;

    [Theory, Trait("Contract", "C3"), Trait("Contract", "C8"), Trait("Contract", "C10"), Trait("Contract", "C11")]
    [InlineData(true, WhileDown.Wait, Grouping.None)]
    [InlineData(false, WhileDown.Reject, Grouping.None)]
    [InlineData(true, WhileDown.Reject, Grouping.Whole)]
    [InlineData(false, WhileDown.Wait, Grouping.Savepoints)]
    public void Fault_AtEachStepOfEachWork_LeavesTheContractKept(bool interrupts, WhileDown whileDown, Grouping grouping)
    {
        // The other settings are those of the simulated runs, which are quicker.
        var settings = new FaultSettings(dispatcher, interrupts, whileDown, Asynchronous: interrupts == (dispatcher == "sharer.dispatcher"), grouping);
        foreach (var work in Fault.WorksFor(grouping))
        {
            foreach (var kind in Fault.KindsFor(work))
            {
                var step = 1;
                while (ThreadedFaults.Play(engine.System, settings, new Fault(work, step, kind)).Fired > 0)
                    step++;
                Assert.InRange(step, Fault.FewestSteps(work, grouping), MostSteps);
            }
        }
    }
}

public sealed class FaultsOnTheThreadPool(Engine engine) : FaultTests(engine, "sharer.dispatcher");

public sealed class FaultsOnAPinnedThread(Engine engine) : FaultTests(engine, "sharer.pinned-dispatcher");
