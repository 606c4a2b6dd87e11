using System.Globalization;

namespace Sharer.Configuration;

/// <summary>Holds the values that code has set to the rules of the options.</summary>
/// <remarks>What HOCON sets has been held to them before, so whatever breaks one here was set by code.</remarks>
internal static class CodeOptions
{
    internal static void Check<T>(ShareOptions<T> options, DispatcherPath dispatchers, OptionFaults faults) where T : class
    {
        if (dispatchers.FaultOf(options.Dispatcher) is { } wrong)
            faults.Add(nameof(options.Dispatcher), options.Dispatcher is null ? "null" : HoconText.Text(options.Dispatcher), wrong);
        Check(nameof(options.Capacity), options.Capacity, OptionRules.Capacity, faults);
        CheckDefined(nameof(options.WhenFull), options.WhenFull, faults);
        Check(nameof(options.CallTimeout), options.CallTimeout, OptionRules.CallTimeout, faults);
        Check(nameof(options.InterruptGrace), options.InterruptGrace, OptionRules.Wait, faults);
        CheckNotNull(nameof(options.IsBroken), options.IsBroken, faults);
        CheckNotNull(nameof(options.Restart), options.Restart, faults);
        if (options.Restart is { } restart)
            Check(restart, nameof(options.Restart), faults);
        Check(nameof(options.ProbeInterval), options.ProbeInterval, OptionRules.Pause, faults);
        if (options.Batch is { } batch)
            Check(batch, nameof(options.Batch), faults);
        Check(nameof(options.DrainTimeout), options.DrainTimeout, OptionRules.Wait, faults);
        CheckNotNull(nameof(options.TimeProvider), options.TimeProvider, faults);
    }

    private static void Check(RestartOptions restart, string name, OptionFaults faults)
    {
        Check($"{name}.{nameof(restart.MinBackoff)}", restart.MinBackoff, OptionRules.Pause, faults);
        Check($"{name}.{nameof(restart.MaxBackoff)}", restart.MaxBackoff, OptionRules.Pause, faults);
        Check($"{name}.{nameof(restart.Factor)}", restart.Factor, OptionRules.Factor, faults);
        Check($"{name}.{nameof(restart.Jitter)}", restart.Jitter, OptionRules.Jitter, faults);
        CheckDefined($"{name}.{nameof(restart.WhileDown)}", restart.WhileDown, faults);
    }

    private static void Check<T>(BatchOptions<T> batch, string name, OptionFaults faults) where T : class
    {
        Check($"{name}.{nameof(batch.MaxSize)}", batch.MaxSize, OptionRules.BatchSize, faults);
        Check($"{name}.{nameof(batch.MaxDelay)}", batch.MaxDelay, OptionRules.Wait, faults);
        if (batch.RollbackToSavepoint is null && (batch.Savepoint ?? batch.ReleaseSavepoint) is not null)
            faults.Add($"{name}.{nameof(batch.RollbackToSavepoint)}", "null", $"must be set where {nameof(batch.Savepoint)} is");
        else if (batch.RollbackToSavepoint is not null && batch.Savepoint is null)
            faults.Add($"{name}.{nameof(batch.Savepoint)}", "null", $"must be set where {nameof(batch.RollbackToSavepoint)} is");
    }

    private static void Check<TValue>(string property, TValue value, OptionRule<TValue> rule, OptionFaults faults)
    {
        if (!rule.Accepts(value))
            faults.Add(property, Show(value), $"must be {rule.Range}");
    }

    private static void CheckDefined<TEnum>(string property, TEnum value, OptionFaults faults) where TEnum : struct, Enum
    {
        if (!Enum.IsDefined(value))
            faults.Add(property, value.ToString(), $"must be {Words<TEnum>.AllowedNames}");
    }

    // The properties are not nullable, but nothing stops code without nullable annotations.
    private static void CheckNotNull(string property, object? value, OptionFaults faults)
    {
        if (value is null)
            faults.Add(property, "null", "must not be null");
    }

    private static string Show<TValue>(TValue value) => value is TimeSpan duration && duration == Timeout.InfiniteTimeSpan
        ? "infinite"
        : string.Create(CultureInfo.InvariantCulture, $"{value}");
}
