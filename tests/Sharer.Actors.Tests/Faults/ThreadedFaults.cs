using Akka.Actor;

namespace Sharer.Faults;

internal static class ThreadedFaults
{
    public static FaultPlan Play(ActorSystem system, FaultSettings settings, params IReadOnlyList<Fault> faults)
    {
        var plan = new FaultPlan(faults);
        var stage = new ThreadStage(system);
        var run = new FaultRun(stage, settings, plan);
        string? wrong;
        try
        {
            stage.Play(run.PlayAsync);
            wrong = run.Verdict();
        }
        catch (Exception failure)
        {
            wrong = $"{failure}";
        }
        return wrong is null
            ? plan
            : throw new InvalidOperationException($"{plan}, with {settings}: {wrong}{Environment.NewLine}{run.Show()}");
    }
}
