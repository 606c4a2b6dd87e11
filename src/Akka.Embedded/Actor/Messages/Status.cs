namespace Akka.Actor;

/// <summary>The outcome of something as a message.</summary>
public abstract class Status
{
    /// <summary>It went well.</summary>
    public sealed class Success : Status
    {
        /// <summary>What came of it.</summary>
        public readonly object? Status;

        /// <summary>A success without a value.</summary>
        public static readonly Success Instance = new(null);

        /// <summary>A success with its value.</summary>
        public Success(object? status) => Status = status;

        /// <inheritdoc/>
        public override string ToString() => Status is null ? "Success" : $"Success: {Status}";
    }

    /// <summary>It failed; the answer to an <c>Ask</c> throws the cause.</summary>
    public sealed class Failure : Status
    {
        /// <summary>Why.</summary>
        public readonly Exception Cause;

        /// <summary>Whatever the sender adds.</summary>
        public readonly object? State;

        /// <summary>A failure with its cause.</summary>
        public Failure(Exception cause)
            : this(cause, null)
        {
        }

        /// <summary>A failure with its cause and more about it.</summary>
        public Failure(Exception cause, object? state)
        {
            Cause = cause;
            State = state;
        }

        /// <inheritdoc/>
        public override string ToString() => $"Failure: {Cause}";
    }
}
