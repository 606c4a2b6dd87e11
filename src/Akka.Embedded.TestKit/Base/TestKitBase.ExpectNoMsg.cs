namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    /// <summary>No message comes within <see cref="RemainingOrDefault"/>.</summary>
    public void ExpectNoMsg(CancellationToken cancellationToken = default) => ExpectNone(RemainingOrDefault, cancellationToken);

    /// <summary>No message comes within a time, which is dilated.</summary>
    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNone(Dilated(duration), cancellationToken);

    /// <summary>No message comes within some milliseconds.</summary>
    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNone(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    /// <summary>No message comes within <see cref="RemainingOrDefault"/>.</summary>
    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        ExpectNoneAsync(RemainingOrDefault, cancellationToken);

    /// <summary>No message comes within a time, which is dilated.</summary>
    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNoneAsync(Dilated(duration), cancellationToken);

    /// <summary>No message comes within some milliseconds.</summary>
    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoneAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private void ExpectNone(TimeSpan time, CancellationToken cancellationToken)
    {
        var start = Now;
        AssertNone(Take(time, cancellationToken), time, start);
    }

    private async ValueTask ExpectNoneAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var start = Now;
        AssertNone(await TakeAsync(time, cancellationToken), time, start);
    }

    private void AssertNone(MessageEnvelope? envelope, TimeSpan time, TimeSpan start)
    {
        if (envelope is not null)
            _assertions.Fail("Failed: Expected no messages during {0}, instead we received {1} after {2}", time, envelope, Now - start);
        _state.LastWasNoMessage = true;
    }
}
