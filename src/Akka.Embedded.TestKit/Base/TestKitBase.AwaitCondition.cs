using Akka.Event;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        Await(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        Await(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        Await(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public void AwaitCondition(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        Await(conditionIsFulfilled, max, interval ?? Timeout.InfiniteTimeSpan, message, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitAsync(conditionIsFulfilled, null, null, null, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, CancellationToken cancellationToken = default) =>
        AwaitAsync(conditionIsFulfilled, max, null, null, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitAsync(conditionIsFulfilled, max, null, message, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<Task<bool>> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitAsync(conditionIsFulfilled, max, interval ?? Timeout.InfiniteTimeSpan, message, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, CancellationToken cancellationToken = default) =>
        AwaitAsync(() => Task.FromResult(conditionIsFulfilled()), null, null, null, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, string? message, CancellationToken cancellationToken = default) =>
        AwaitAsync(() => Task.FromResult(conditionIsFulfilled()), max, null, message, cancellationToken);

    /// <summary>Waits for a condition; fails the test when the time is over.</summary>
    public Task AwaitConditionAsync(Func<bool> conditionIsFulfilled, TimeSpan? max, TimeSpan? interval, string? message = null, CancellationToken cancellationToken = default) =>
        AwaitAsync(() => Task.FromResult(conditionIsFulfilled()), max, interval ?? Timeout.InfiniteTimeSpan, message, cancellationToken);

    /// <summary>Waits for a condition; returns false when the time is over.</summary>
    public bool AwaitConditionNoThrow(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, max, interval ?? AssertInterval, (_, _) => { }, cancellationToken);

    /// <summary>Waits for a condition; returns false when the time is over.</summary>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval ?? AssertInterval, (_, _) => { }, cancellationToken);

    /// <summary>Waits for a condition; returns false when the time is over.</summary>
    public Task<bool> AwaitConditionNoThrowAsync(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitConditionNoThrowAsync(() => Task.FromResult(conditionIsFulfilled()), max, interval, cancellationToken);

    /// <summary>Waits for a condition; calls a delegate and returns false when the time is over.</summary>
    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        CancellationToken cancellationToken = default) =>
        InternalAwaitCondition(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <summary>Waits for a condition; calls a delegate and returns false when the time is over.</summary>
    protected static bool InternalAwaitCondition(
        Func<bool> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        ILoggingAdapter? logger, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        var start = Now;
        logger?.Debug("Awaiting condition for {0}.", max);
        while (!conditionIsFulfilled())
        {
            if (!TryAgain(start, max, interval, fail, logger, cancellationToken, out var pause))
                return false;
            Pause(pause, cancellationToken);
        }

        logger?.Debug("Condition fulfilled after {0}", Now - start);
        return true;
    }

    /// <summary>Waits for a condition; calls a delegate and returns false when the time is over.</summary>
    protected static Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        CancellationToken cancellationToken = default) =>
        InternalAwaitConditionAsync(conditionIsFulfilled, max, interval, fail, null, cancellationToken);

    /// <summary>Waits for a condition; calls a delegate and returns false when the time is over.</summary>
    protected static async Task<bool> InternalAwaitConditionAsync(
        Func<Task<bool>> conditionIsFulfilled, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail,
        ILoggingAdapter? logger, CancellationToken cancellationToken = default)
    {
        max.ThrowIfInfinite(nameof(max));
        var start = Now;
        logger?.Debug("Awaiting condition for {0}.", max);
        while (!await conditionIsFulfilled())
        {
            if (!TryAgain(start, max, interval, fail, logger, cancellationToken, out var pause))
                return false;
            await Task.Delay(pause, cancellationToken);
        }

        logger?.Debug("Condition fulfilled after {0}", Now - start);
        return true;
    }

    private static bool TryAgain(
        TimeSpan start, TimeSpan max, TimeSpan? interval, Action<string, object[]> fail, ILoggingAdapter? logger,
        CancellationToken cancellationToken, out TimeSpan pause)
    {
        var left = start + max - Now;
        pause = left.AtMost(interval);
        if (left >= TimeSpan.Zero && !cancellationToken.IsCancellationRequested)
            return true;

        var failure = cancellationToken.IsCancellationRequested
            ? "The wait for the condition, up to {0}, was cancelled."
            : "Timeout {0} expired while waiting for condition.";
        logger?.Debug(failure, max);
        fail(failure, [max]);
        return false;
    }

    private void Await(
        Func<bool> condition, TimeSpan? max, TimeSpan? interval, string? message, CancellationToken cancellationToken)
    {
        var time = RemainingOrDilated(max);
        InternalAwaitCondition(condition, time, interval ?? IntervalFor(time), FailWith(message), CallLog, cancellationToken);
    }

    private Task AwaitAsync(
        Func<Task<bool>> condition, TimeSpan? max, TimeSpan? interval, string? message, CancellationToken cancellationToken)
    {
        var time = RemainingOrDilated(max);
        return InternalAwaitConditionAsync(condition, time, interval ?? IntervalFor(time), FailWith(message), CallLog, cancellationToken);
    }

    private static TimeSpan IntervalFor(TimeSpan max) => (max / 10).AtMost(AssertInterval);

    private Action<string, object[]> FailWith(string? message) =>
        (format, args) => _assertions.Fail(message is null ? format : $"{format} {message.Replace("{", "{{").Replace("}", "}}")}", args);
}
