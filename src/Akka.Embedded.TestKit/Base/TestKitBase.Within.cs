namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>Runs a block that must not take longer than a time; expectations in it wait for what is left of it.</summary>
    /// <param name="max">The time, which is dilated.</param>
    /// <param name="action">The block.</param>
    /// <param name="epsilonValue">By how much the time may be overstepped; not at all by default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public void Within(TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    /// <summary>Runs a block that must take so long and not longer.</summary>
    /// <param name="min">The least time.</param>
    /// <param name="max">The most time, which is dilated.</param>
    /// <param name="action">The block.</param>
    /// <param name="hint">What the failure says in addition.</param>
    /// <param name="epsilonValue">By how much the time may be overstepped; not at all by default.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public void Within(
        TimeSpan min, TimeSpan max, Action action, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(min, max, () => { action(); return true; }, hint, epsilonValue, cancellationToken);

    /// <summary>Runs a block that must not take longer than a time, and returns its result.</summary>
    public T Within<T>(TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs a block that must take so long and not longer, and returns its result.</summary>
    public T Within<T>(
        TimeSpan min, TimeSpan max, Func<T> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var block = EnterBlock(min, max, hint);
        T result;
        try
        {
            result = function();
        }
        finally
        {
            _state.End = block.OuterEnd;
        }

        LeaveBlock(block, epsilonValue);
        return result;
    }

    /// <summary>Runs a block that must not take longer than a time.</summary>
    public Task WithinAsync(
        TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    /// <summary>Runs a block that must take so long and not longer.</summary>
    public Task WithinAsync(
        TimeSpan min, TimeSpan max, Func<Task> actionAsync, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(
            min, max, async () => { await actionAsync(); return true; }, hint, epsilonValue, cancellationToken);

    /// <summary>Runs a block that must not take longer than a time, and returns its result.</summary>
    public Task<T> WithinAsync<T>(
        TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    /// <summary>Runs a block that must take so long and not longer, and returns its result.</summary>
    public async Task<T> WithinAsync<T>(
        TimeSpan min, TimeSpan max, Func<Task<T>> function, string? hint = null, TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        var block = EnterBlock(min, max, hint);
        T? result = default;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            // A timer may come a little early; the grace sees to it that a block that hangs is reported as too slow.
            var running = function();
            var grace = Task.Delay(block.Max + TimeSpan.FromMilliseconds(200), patience.Token);
            if (await Task.WhenAny(running, grace) == running)
                result = await running;
            else
                cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await patience.CancelAsync();
            _state.End = block.OuterEnd;
        }

        LeaveBlock(block, epsilonValue);
        return result!;
    }

    private TimedBlock EnterBlock(TimeSpan min, TimeSpan max, string? hint)
    {
        min.ThrowIfInfinite(nameof(min));
        max.ThrowIfInfinite(nameof(max));

        var start = Now;
        var left = _state.End is { } end ? end - start : (TimeSpan?)null;
        _assertions.AssertTrue(
            left is null || left >= min, "Required min time {0} not possible, only {1} left. {2}", min, left ?? TimeSpan.Zero, hint ?? "");

        var block = new TimedBlock(start, min, Dilated(max).AtMost(left), hint, _state.End);
        _state.LastWasNoMessage = false;
        _state.End = start + block.Max;
        return block;
    }

    private void LeaveBlock(TimedBlock block, TimeSpan? epsilon)
    {
        var took = Now - block.Start;
        if (took < block.Min)
            _assertions.Fail("Failed: Block took {0}, should have at least been {1}. {2}", took, block.Min, block.Hint ?? "");
        if (!_state.LastWasNoMessage && took > block.Max + (epsilon ?? TimeSpan.Zero))
            _assertions.Fail("Failed: Block took {0}, exceeding {1}. {2}", took, block.Max, block.Hint ?? "");
    }

    private readonly record struct TimedBlock(TimeSpan Start, TimeSpan Min, TimeSpan Max, string? Hint, TimeSpan? OuterEnd);
}
