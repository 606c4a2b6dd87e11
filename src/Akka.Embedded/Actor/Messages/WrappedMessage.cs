namespace Akka.Actor;

/// <summary>A message around another.</summary>
public interface IWrappedMessage
{
    /// <summary>What is inside.</summary>
    object Message { get; }
}

/// <summary>Unpacks wrapped messages.</summary>
public static class WrappedMessage
{
    /// <summary>The innermost message.</summary>
    public static object Unwrap(object message)
    {
        while (message is IWrappedMessage wrapped)
            message = wrapped.Message;
        return message;
    }
}
