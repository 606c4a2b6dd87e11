namespace Akka.Actor.Internal;

/// <summary>A child, and how often it was restarted. Only the supervisor's own messages touch the counters.</summary>
internal sealed class ChildRestartStats(IInternalActorRef child)
{
    private int _retries;
    private long _windowStart;

    public IInternalActorRef Child { get; } = child;

    public long Uid => Child.Path.Uid;

    public bool RequestRestartPermission(int maxRetries, int withinMilliseconds)
    {
        if (maxRetries == 0)
            return false;
        var limited = maxRetries > 0;
        if (withinMilliseconds <= 0)
            return !limited || ++_retries <= maxRetries;

        // A time range without a limit allows one restart in it.
        var allowed = limited ? maxRetries : 1;
        var now = Environment.TickCount64;
        if (_retries == 0)
            _windowStart = now;
        if (now - _windowStart > withinMilliseconds)
        {
            _windowStart = now;
            _retries = 1;
            return true;
        }

        return ++_retries <= allowed;
    }
}
