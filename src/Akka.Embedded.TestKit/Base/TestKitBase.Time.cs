using Akka.Actor;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>The current time, as ticks of UTC.</summary>
    public static TimeSpan Now => TimeSpan.FromTicks(DateTime.UtcNow.Ticks);

    /// <summary>What is left of the innermost <c>Within</c>; never negative.</summary>
    /// <exception cref="InvalidOperationException">The test is in no <c>Within</c>.</exception>
    public TimeSpan Remaining => Left ?? throw new InvalidOperationException("Remaining may not be called outside of \"within\"");

    /// <summary>What is left of the innermost <c>Within</c>; outside, the dilated default of <c>akka.test.single-expect-default</c>.</summary>
    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    private TimeSpan? Left
    {
        get
        {
            if (_state.End is not { } end)
                return null;
            var left = end - Now;
            return left < TimeSpan.Zero ? TimeSpan.Zero : left;
        }
    }

    /// <summary>The given time, dilated; without one, <see cref="RemainingOrDefault"/>.</summary>
    /// <exception cref="ArgumentException">The time is negative.</exception>
    public TimeSpan RemainingOrDilated(TimeSpan? duration)
    {
        if (duration is not { } given)
            return RemainingOrDefault;
        if (given < TimeSpan.Zero)
            throw new ArgumentException("Must be positive TimeSpan", nameof(duration));
        return Dilated(given);
    }

    /// <summary>Multiplies a time by <c>akka.test.timefactor</c>.</summary>
    /// <exception cref="ArgumentException">The time is negative.</exception>
    public TimeSpan Dilated(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero)
            throw new ArgumentException("Must not be negative", nameof(duration));
        return new TimeSpan((long)(duration.Ticks * TestKitSettings.TestTimeFactor));
    }

    /// <summary>The given time, or the default of <c>akka.test.single-expect-default</c>.</summary>
    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? TestKitSettings.SingleExpectDefault;

    /// <summary>Terminates <see cref="Sys"/>.</summary>
    /// <param name="duration">How long to wait for it; by default 5 s, dilated, but no more than 10 s.</param>
    /// <param name="verifySystemShutdown">Whether a system that takes longer is an error; otherwise it is logged.</param>
    /// <exception cref="TimeoutException">The system takes longer, and that is an error.</exception>
    public virtual void Shutdown(TimeSpan? duration = null, bool verifySystemShutdown = false) =>
        Shutdown(Sys, duration, verifySystemShutdown);

    /// <summary>What is left of the innermost <c>Within</c>; outside, the given time.</summary>
    protected TimeSpan RemainingOr(TimeSpan duration) => Left ?? duration;

    /// <summary>Terminates a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="duration">How long to wait for it; by default 5 s, dilated, but no more than 10 s.</param>
    /// <param name="verifySystemShutdown">Whether a system that takes longer is an error; otherwise it is logged.</param>
    /// <exception cref="TimeoutException">The system takes longer, and that is an error.</exception>
    protected virtual void Shutdown(ActorSystem system, TimeSpan? duration = null, bool verifySystemShutdown = false)
    {
        system ??= Sys;
        var wait = duration ?? Dilated(TimeSpan.FromSeconds(5)).AtMost(TimeSpan.FromSeconds(10));
        if (system.Terminate().Wait(wait))
            return;

        var extended = (ExtendedActorSystem)system;
        extended.Guardian.Stop();
        var failure = $"Failed to stop [{system.Name}] within [{wait}]. ActorSystem is being forcefully shut down.\n{extended.PrintTree()}";
        if (verifySystemShutdown)
            throw new TimeoutException(failure);
        system.Log.Log(Event.LogLevel.WarningLevel, null, failure);
    }
}
