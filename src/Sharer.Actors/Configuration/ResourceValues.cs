namespace Sharer.Configuration;

/// <summary>What a section of the configuration says about a resource; null where it says nothing, or nothing valid.</summary>
internal sealed record ResourceValues
{
    internal string? Dispatcher { get; init; }

    internal int? Capacity { get; init; }

    internal WhenFull? WhenFull { get; init; }

    internal TimeSpan? CallTimeout { get; init; }

    internal TimeSpan? InterruptGrace { get; init; }

    internal RestartValues Restart { get; init; } = new();

    internal TimeSpan? ProbeInterval { get; init; }

    internal BatchValues Batch { get; init; } = new();

    internal TimeSpan? DrainTimeout { get; init; }

    internal bool? GuardResults { get; init; }

    internal bool? FlowExecutionContext { get; init; }

    /// <summary>Reads a section; what is wrong in it becomes a fault.</summary>
    internal static ResourceValues Read(HoconSection section, DispatcherPath dispatchers)
    {
        var values = new ResourceValues
        {
            Dispatcher = section.Text("dispatcher", dispatchers.FaultOf),
            Capacity = section.Integer("capacity", OptionRules.Capacity),
            WhenFull = section.Word<WhenFull>("when-full"),
            CallTimeout = section.Duration("call-timeout", OptionRules.CallTimeout),
            InterruptGrace = section.Duration("interrupt-grace", OptionRules.Wait),
            Restart = RestartValues.Read(section.Child(RestartValues.Key)),
            ProbeInterval = section.Duration("probe-interval", OptionRules.Pause),
            Batch = BatchValues.Read(section.Child(BatchValues.Key)),
            DrainTimeout = section.Duration("drain-timeout", OptionRules.Wait),
            GuardResults = section.Switch("guard-results"),
            FlowExecutionContext = section.Switch("flow-execution-context"),
        };
        section.RefuseUnknownKeys();
        return values;
    }

    internal void ApplyTo<T>(ShareOptions<T> options) where T : class
    {
        options.Dispatcher = Dispatcher ?? options.Dispatcher;
        options.Capacity = Capacity ?? options.Capacity;
        options.WhenFull = WhenFull ?? options.WhenFull;
        options.CallTimeout = CallTimeout ?? options.CallTimeout;
        options.InterruptGrace = InterruptGrace ?? options.InterruptGrace;
        options.Restart = Restart.Over(options.Restart);
        options.ProbeInterval = ProbeInterval ?? options.ProbeInterval;
        options.DrainTimeout = DrainTimeout ?? options.DrainTimeout;
        options.GuardResults = GuardResults ?? options.GuardResults;
        options.FlowExecutionContext = FlowExecutionContext ?? options.FlowExecutionContext;
    }
}
