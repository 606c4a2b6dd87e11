using Akka.Event;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private static readonly TimeSpan AssertInterval = TimeSpan.FromMilliseconds(100);

    /// <summary>Repeats an assertion until it does not throw; throws what it threw last when the time is over.</summary>
    /// <param name="assertion">The assertion.</param>
    /// <param name="duration">The time, which is dilated; by default <see cref="RemainingOrDefault"/>.</param>
    /// <param name="interval">The time between two attempts; 100 ms by default.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public void AwaitAssert(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var attempts = StartAttempts(duration, interval);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                assertion();
                return;
            }
            catch (Exception) when (attempts.NextIn(out var pause))
            {
                Pause(pause, cancellationToken);
            }
        }
    }

    /// <summary>Repeats an assertion until it does not throw; throws what it threw last when the time is over.</summary>
    public Task AwaitAssertAsync(
        Action assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default) =>
        AwaitAssertAsync(
            () =>
            {
                assertion();
                return Task.CompletedTask;
            },
            duration, interval, cancellationToken);

    /// <summary>Repeats an assertion until it does not throw; throws what it threw last when the time is over.</summary>
    public async Task AwaitAssertAsync(
        Func<Task> assertion, TimeSpan? duration = null, TimeSpan? interval = null, CancellationToken cancellationToken = default)
    {
        var attempts = StartAttempts(duration, interval);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            TimeSpan pause;
            try
            {
                await assertion();
                return;
            }
            catch (Exception) when (attempts.NextIn(out pause))
            {
            }

            await Task.Delay(pause, cancellationToken);
        }
    }

    private Attempts StartAttempts(TimeSpan? duration, TimeSpan? interval)
    {
        var pause = interval ?? AssertInterval;
        if (pause == Timeout.InfiniteTimeSpan)
            pause = TimeSpan.MaxValue;
        pause.ThrowIfInfinite(nameof(interval));
        return new Attempts(Sys.Log, RemainingOrDilated(duration), pause);
    }

    private static void Pause(TimeSpan time, CancellationToken cancellationToken)
    {
        if (cancellationToken.WaitHandle.WaitOne(time))
            cancellationToken.ThrowIfCancellationRequested();
    }

    /// <summary>How long until the next attempt, as long as there is one.</summary>
    private sealed class Attempts(ILoggingAdapter log, TimeSpan max, TimeSpan interval)
    {
        private readonly TimeSpan _start = Now;
        private int _failed;

        public bool NextIn(out TimeSpan pause)
        {
            _failed++;
            var left = _start + max - Now;
            pause = left.AtMost(interval);
            if (left > TimeSpan.Zero && pause < left)
                return true;

            log.Warning("AwaitAssert failed, timeout [{0}] is over after [{1}] attempts and [{2}] elapsed time", max, _failed, Now - _start);
            return false;
        }
    }
}
