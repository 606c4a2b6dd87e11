namespace Sharer.Resource;

/// <summary>How long one call takes, measured from tick to tick while calls waited; older readings fade.</summary>
/// <remarks>Written by the clock's tick alone.</remarks>
internal struct ServiceTime
{
    private const long Fade = 4096;

    private long _busy;
    private long _calls;
    private long _callsBefore;
    private long _tickBefore;

    /// <summary>Clock units a call; 0 before anything was measured.</summary>
    internal readonly long PerCall
    {
        get
        {
            var calls = Volatile.Read(in _calls);
            return calls == 0 ? 0 : Math.Max(1, Volatile.Read(in _busy) / calls);
        }
    }

    internal void OnTick(long now, long callsEnded, bool busy)
    {
        if (busy && _tickBefore != 0)
        {
            _busy += now - _tickBefore;
            Volatile.Write(ref _calls, _calls + callsEnded - _callsBefore);
            if (_calls > Fade)
            {
                _busy /= 2;
                Volatile.Write(ref _calls, _calls / 2);
            }
        }

        _tickBefore = now;
        _callsBefore = callsEnded;
    }
}
