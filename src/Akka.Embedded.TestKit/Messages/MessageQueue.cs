namespace Akka.TestKit;

/// <summary>
/// What a test actor got and the test has not looked at yet. A thread that waits blocks on the lock itself and needs
/// nobody else's thread to go on, so that tests which block do not wait for each other's pool threads.
/// </summary>
internal sealed class MessageQueue
{
    private readonly object _gate = new();
    private readonly Queue<MessageEnvelope> _messages = new();
    private TaskCompletionSource? _arrival;

    public bool HasMessages
    {
        get
        {
            lock (_gate)
                return _messages.Count > 0;
        }
    }

    public void Add(MessageEnvelope envelope)
    {
        TaskCompletionSource? arrival;
        lock (_gate)
        {
            _messages.Enqueue(envelope);
            Monitor.PulseAll(_gate);
            arrival = _arrival;
            _arrival = null;
        }

        arrival?.SetResult();
    }

    public MessageEnvelope? TryTake()
    {
        lock (_gate)
            return _messages.TryDequeue(out var envelope) ? envelope : null;
    }

    public MessageEnvelope? TryPeek()
    {
        lock (_gate)
            return _messages.TryPeek(out var envelope) ? envelope : null;
    }

    /// <summary>Blocks until there is a message; returns false when there is none within the time.</summary>
    public bool Wait(WaitTime time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var wakeUp = cancellationToken.UnsafeRegister(Pulse, this);
        lock (_gate)
        {
            while (_messages.Count == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (time.IsOver)
                    return false;
                Monitor.Wait(_gate, time.LeftInMilliseconds);
            }

            return true;
        }
    }

    /// <summary>Waits until there is a message; returns false when there is none within the time.</summary>
    public async ValueTask<bool> WaitAsync(WaitTime time, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Task arrival;
            lock (_gate)
            {
                if (_messages.Count > 0)
                    return true;
                _arrival ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                arrival = _arrival.Task;
            }

            if (time.IsOver)
                return false;
            try
            {
                await arrival.WaitAsync(time.LeftOrInfinite, cancellationToken);
            }
            catch (TimeoutException)
            {
                return HasMessages;
            }
        }
    }

    private static void Pulse(object? queue)
    {
        var gate = ((MessageQueue)queue!)._gate;
        lock (gate)
            Monitor.PulseAll(gate);
    }
}
