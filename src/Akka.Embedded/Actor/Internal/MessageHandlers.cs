namespace Akka.Actor.Internal;

/// <summary>The handlers of a receive actor in their order. A handler is one delegate that tests and takes the message.</summary>
internal sealed class MessageHandlers
{
    public static readonly MessageHandlers None = new();

    private Func<object, bool>[] _handlers = [];
    private int _count;
    private bool _takesAll;

    public bool TryHandle(object message)
    {
        var handlers = _handlers;
        for (var i = 0; i < _count; i++)
        {
            if (handlers[i](message))
                return true;
        }

        return false;
    }

    public void Add<T>(Action<T> handler, Predicate<T>? condition)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(condition is null ? new TypedHandler<T>(handler).Handle : new ConditionalHandler<T>(handler, condition).Handle);
        _takesAll = condition is null && typeof(T) == typeof(object);
    }

    public void Add<T>(Func<T, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(message => message is T typed && handler(typed));
    }

    public void Add(Type type, Action<object> handler, Predicate<object>? condition)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(message =>
        {
            if (!type.IsInstanceOfType(message) || condition?.Invoke(message) == false)
                return false;
            handler(message);
            return true;
        });
        _takesAll = condition is null && type == typeof(object);
    }

    public void Add(Type type, Func<object, bool> handler)
    {
        ArgumentNullException.ThrowIfNull(handler);
        Add(message => type.IsInstanceOfType(message) && handler(message));
    }

    public void AddAny(Action<object> handler) => Add<object>(handler, null);

    private void Add(Func<object, bool> handler)
    {
        if (_takesAll)
        {
            throw new InvalidOperationException(
                "A handler for every message stands before this one, which would never get any.");
        }

        if (_count == _handlers.Length)
            Array.Resize(ref _handlers, Math.Max(4, _count * 2));
        _handlers[_count++] = handler;
    }

    private sealed class TypedHandler<T>(Action<T> handler)
    {
        public bool Handle(object message)
        {
            if (message is not T typed)
                return false;
            handler(typed);
            return true;
        }
    }

    private sealed class ConditionalHandler<T>(Action<T> handler, Predicate<T> condition)
    {
        public bool Handle(object message)
        {
            if (message is not T typed || !condition(typed))
                return false;
            handler(typed);
            return true;
        }
    }
}
