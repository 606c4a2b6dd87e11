namespace Sharer.Linearizability;

/// <summary>A plain object that is not safe for threads, whose calls take their time and can be interrupted.</summary>
internal abstract class Subject : IDisposable
{
    private readonly Lock _lock = new();
    private bool _busy;
    private bool _interrupted;
    private bool _disposed;

    /// <param name="act">What to do.</param>
    /// <param name="idle">Passes a little time, before and after.</param>
    public int Do(Act act, Action idle)
    {
        Begin();
        try
        {
            idle();
            Look();
            var reply = Middle(act);
            idle();
            Look();
            return Finish(act, reply);
        }
        finally
        {
            End();
        }
    }

    public async ValueTask<int> DoAsync(Act act, Func<CancellationToken, Task> idleAsync, CancellationToken cancellationToken)
    {
        Begin();
        try
        {
            await idleAsync(cancellationToken);
            Look();
            var reply = Middle(act);
            await idleAsync(cancellationToken);
            Look();
            return Finish(act, reply);
        }
        finally
        {
            End();
        }
    }

    // Reaches the call that runs, if one does; whoever is hit without having been meant throws, and no model explains that.
    public void Interrupt()
    {
        lock (_lock)
            _interrupted = _busy;
    }

    public abstract void Undo();

    public void Dispose() => _disposed = true;

    protected abstract void Save();

    protected abstract int Apply(Act act);

    private void Begin()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        lock (_lock)
            _busy = true;
        Save();
    }

    private int Middle(Act act)
    {
        if (act.Manner == Manner.ThrowBefore)
            throw new FormatException();
        return Apply(act);
    }

    private static int Finish(Act act, int reply) => act.Manner switch
    {
        Manner.ThrowAfter => throw new FormatException(),
        Manner.Break => throw new InvalidDataException(),
        _ => reply,
    };

    private void Look()
    {
        lock (_lock)
        {
            if (_interrupted)
                throw new TimeoutException("interrupted");
        }
    }

    private void End()
    {
        lock (_lock)
            (_busy, _interrupted) = (false, false);
    }
}

internal sealed class CounterSubject : Subject
{
    private int _value;
    private int _saved;

    public override void Undo() => _value = _saved;

    protected override void Save() => _saved = _value;

    protected override int Apply(Act act)
    {
        var value = _value;
        if (act.Verb == Verb.Add)
        {
            Thread.SpinWait(3);
            _value = ++value;
        }
        return value;
    }
}

internal sealed class RegisterSubject : Subject
{
    private int _value;
    private int _saved;

    public override void Undo() => _value = _saved;

    protected override void Save() => _saved = _value;

    protected override int Apply(Act act)
    {
        switch (act.Verb)
        {
            case Verb.Write:
                _value = act.Value;
                return 0;
            case Verb.CompareExchange when _value == act.Expected:
                Thread.SpinWait(3);
                _value = act.Value;
                return 1;
            case Verb.CompareExchange:
                return 0;
            default:
                return _value;
        }
    }
}

internal sealed class QueueSubject : Subject
{
    private Queue<int> _items = new();
    private Queue<int> _saved = new();

    public override void Undo() => _items = _saved;

    protected override void Save() => _saved = new Queue<int>(_items);

    protected override int Apply(Act act)
    {
        switch (act.Verb)
        {
            case Verb.Enqueue:
                _items.Enqueue(act.Value);
                return _items.Count;
            case Verb.Dequeue:
                return _items.TryDequeue(out var item) ? item : PlainQueue.Empty;
            default:
                return _items.Count;
        }
    }
}
