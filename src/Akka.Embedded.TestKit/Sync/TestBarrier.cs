namespace Akka.TestKit;

/// <summary>Where a number of threads wait for each other.</summary>
public class TestBarrier
{
    /// <summary>How long a wait takes at most if nothing else is said: 5 s.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private readonly TestKitBase _testKit;
    private readonly int _count;
    private readonly TimeSpan _defaultTimeout;
    private readonly Barrier _barrier;

    /// <summary>Makes a barrier.</summary>
    /// <param name="testKit">By whose factor times are dilated.</param>
    /// <param name="count">How many have to come.</param>
    /// <param name="defaultTimeout">How long <see cref="Await()"/> waits; by default <c>akka.test.default-timeout</c>.</param>
    public TestBarrier(TestKitBase testKit, int count, TimeSpan? defaultTimeout = null)
    {
        _testKit = testKit;
        _count = count;
        _defaultTimeout = defaultTimeout ?? testKit.TestKitSettings.DefaultTimeout;
        _barrier = new Barrier(count);
    }

    /// <summary>Waits for the others.</summary>
    public void Await() => Await(_defaultTimeout);

    /// <summary>Waits for the others, for no longer than a time.</summary>
    public void Await(TimeSpan timeout) => _barrier.SignalAndWait(_testKit.Dilated(timeout));

    /// <summary>Forgets who has come.</summary>
    public void Reset()
    {
        _barrier.RemoveParticipants(_count);
        _barrier.AddParticipants(_count);
    }
}
