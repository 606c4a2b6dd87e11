namespace Akka.Event;

/// <summary>Gives an actor system its log filters.</summary>
public sealed class LogFilterSetup : Akka.Actor.Setup.Setup
{
    /// <summary>Makes a setup of filters.</summary>
    public LogFilterSetup(LogFilterBase[] filters) => Filters = filters;

    /// <summary>The filters.</summary>
    public LogFilterBase[] Filters { get; }

    /// <summary>Makes what evaluates the filters.</summary>
    public LogFilterEvaluator CreateEvaluator() => new(Filters);
}
