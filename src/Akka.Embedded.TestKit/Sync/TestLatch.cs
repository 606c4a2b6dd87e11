namespace Akka.TestKit;

/// <summary>A gate that opens after some countdowns; for tests that have to wait for actors.</summary>
public class TestLatch
{
    /// <summary>How long <see cref="Ready()"/> waits if nothing else is said: 5 s.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly CountdownEvent _latch;
    private readonly TimeSpan _defaultTimeout;
    private readonly Func<TimeSpan, TimeSpan>? _dilate;

    /// <summary>Makes a latch that opens with one countdown.</summary>
    public TestLatch()
        : this(1)
    {
    }

    /// <summary>Makes a latch.</summary>
    public TestLatch(int count)
        : this(count, TimeSpan.FromSeconds(5))
    {
    }

    /// <summary>Makes a latch.</summary>
    /// <param name="count">How many countdowns open it.</param>
    /// <param name="defaultTimeout">How long <see cref="Ready()"/> waits.</param>
    public TestLatch(int count, TimeSpan defaultTimeout)
    {
        _latch = new CountdownEvent(count);
        _defaultTimeout = defaultTimeout;
    }

    /// <summary>Makes a latch whose times are dilated.</summary>
    protected TestLatch(Func<TimeSpan, TimeSpan> dilate, TimeSpan defaultTimeout, int count)
        : this(count, defaultTimeout) => _dilate = dilate;

    internal TestLatch(Func<TimeSpan, TimeSpan> dilate, int count, TimeSpan defaultTimeout)
        : this(dilate, defaultTimeout, count)
    {
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen => _latch.IsSet;

    /// <summary>Counts down by one.</summary>
    /// <exception cref="InvalidOperationException">The latch is open already.</exception>
    public void CountDown() => _latch.Signal();

    /// <summary>Opens the latch.</summary>
    public void Open()
    {
        while (!IsOpen)
            CountDown();
    }

    /// <summary>Closes the latch again, with the count it was made with.</summary>
    public void Reset() => _latch.Reset();

    /// <summary>Waits until the latch is open.</summary>
    /// <exception cref="TimeoutException">It is not open in time.</exception>
    public void Ready() => Ready(_defaultTimeout);

    /// <summary>Waits until the latch is open.</summary>
    /// <exception cref="ArgumentException">The time is <see cref="TimeSpan.MaxValue"/>.</exception>
    /// <exception cref="TimeoutException">It is not open in time.</exception>
    public void Ready(TimeSpan timeout)
    {
        if (timeout == TimeSpan.MaxValue)
            throw new ArgumentException($"TestLatch does not support waiting for {timeout}", nameof(timeout));
        var time = _dilate?.Invoke(timeout) ?? timeout;
        if (!_latch.Wait(time))
            throw new TimeoutException($"The latch did not open within {time}; it lacks {_latch.CurrentCount} of {_latch.InitialCount} countdowns.");
    }
}
