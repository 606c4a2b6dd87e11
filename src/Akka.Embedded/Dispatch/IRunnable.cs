namespace Akka.Dispatch;

/// <summary>Something that a dispatcher runs.</summary>
public interface IRunnable : IThreadPoolWorkItem
{
    /// <summary>Runs it.</summary>
    void Run();
}

/// <summary>Runs an action.</summary>
public sealed class ActionRunnable : IRunnable
{
    private readonly Action _action;

    /// <summary>A runnable around an action.</summary>
    public ActionRunnable(Action action) => _action = action;

    /// <inheritdoc/>
    public void Run() => _action();

    /// <inheritdoc/>
    public void Execute() => Run();
}

/// <summary>Runs an action with a state.</summary>
public sealed class ActionWithStateRunnable : IRunnable
{
    private readonly Action<object> _actionWithState;
    private readonly object _state;

    /// <summary>A runnable around an action and its state.</summary>
    public ActionWithStateRunnable(Action<object> actionWithState, object state)
    {
        _actionWithState = actionWithState;
        _state = state;
    }

    /// <inheritdoc/>
    public void Run() => _actionWithState(_state);

    /// <inheritdoc/>
    public void Execute() => Run();
}
